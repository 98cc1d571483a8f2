import Box from "@mui/material/Box";
import Skeleton from "@mui/material/Skeleton";
import type { Theme } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import useMediaQuery from "@mui/material/useMediaQuery";
import { useLocale, useTranslate } from "react-admin";
import { today } from "../format/clock.ts";
import { formatDay, formatInstant } from "../format/day.ts";
import { QuickOrder } from "../ngo/QuickOrder.tsx";
import { Fault } from "../page/Fault.tsx";
import { Page } from "../page/Page.tsx";
import { useApi } from "../providers/useApi.ts";
import { useSession } from "../providers/useSession.ts";
import { ChooseCards } from "./ChooseCards.tsx";
import { DashboardPanel } from "./DashboardPanel.tsx";
import { type DashboardReply, panelsOf } from "./dashboardModel.ts";
import { Figures } from "./Figures.tsx";

/** What waits for this person today; every figure opens the list it counts. */
export default function Dashboard() {
  const translate = useTranslate();
  const locale = useLocale();
  const { user } = useSession();
  const wide = useMediaQuery<Theme>((theme) => theme.breakpoints.up("lg"));
  const { data, error, refetch } = useApi<DashboardReply>("dashboard");
  const panels = panelsOf[user.role];
  const columns = wide ? [panels.filter((_, at) => at % 2 === 0), panels.filter((_, at) => at % 2 === 1)] : [panels];
  return (
    <Page
      title={translate("app.menu.home")}
      actions={
        <>
          {user.role === "ngo" && <QuickOrder />}
          <ChooseCards onDone={() => void refetch()} />
        </>
      }
      subtitle={[formatDay(data?.asOf ?? today(), locale, "long"), user.organizationName].filter(Boolean).join(" · ")}
    >
      {data?.lastRun?.finishedAt && (
        <Typography variant="caption" component="p" sx={{ color: "text.secondary", mt: -1.5, mb: 1.5 }}>
          {translate("app.dashboard.lastRun", { at: formatInstant(data.lastRun.finishedAt, locale) })}
        </Typography>
      )}
      {error && !data ? <Fault fault={error} retry={refetch} /> : <Figures figures={data?.figures} />}
      <Box sx={{ display: "flex", gap: 2, mt: 2, alignItems: "flex-start" }}>
        {columns.map((panels) => (
          <Box key={panels[0]} sx={{ display: "grid", gap: 2, flex: "1 1 0", minWidth: 0 }}>
            {panels.map((panel) =>
              data ? (
                <DashboardPanel key={panel} panel={panel} reply={data} />
              ) : (
                <Skeleton key={panel} variant="rounded" height={260} />
              ),
            )}
          </Box>
        ))}
      </Box>
    </Page>
  );
}
