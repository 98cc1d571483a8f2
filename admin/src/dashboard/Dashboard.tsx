import Box from "@mui/material/Box";
import Card from "@mui/material/Card";
import Skeleton from "@mui/material/Skeleton";
import { useLocale, useTranslate } from "react-admin";
import { FigureLink } from "../fields/FigureLink.tsx";
import { today } from "../format/clock.ts";
import { formatDay } from "../format/day.ts";
import { formatMoneyShort, formatNumber } from "../format/number.ts";
import { Fault } from "../page/Fault.tsx";
import { Page } from "../page/Page.tsx";
import { useApi } from "../providers/useApi.ts";
import { useSession } from "../providers/useSession.ts";
import { DashboardPanel } from "./DashboardPanel.tsx";
import { type DashboardFigure, type DashboardReply, panelsOf } from "./dashboardModel.ts";

/** What waits for this person today; every figure opens the list it counts. */
export default function Dashboard() {
  const translate = useTranslate();
  const locale = useLocale();
  const { user } = useSession();
  const { data, error, refetch } = useApi<DashboardReply>("dashboard");
  return (
    <Page
      title={translate("app.menu.home")}
      subtitle={[formatDay(data?.asOf ?? today(), locale, "long"), user.organizationName].filter(Boolean).join(" · ")}
    >
      {error && !data ? <Fault fault={error} retry={refetch} /> : <Figures figures={data?.figures} />}
      <Box
        sx={{
          display: "grid",
          gap: 2,
          mt: 2,
          gridTemplateColumns: { xs: "minmax(0,1fr)", lg: "repeat(2, minmax(0,1fr))" },
          alignItems: "start",
        }}
      >
        {panelsOf[user.role].map((panel) =>
          data ? (
            <DashboardPanel key={panel} panel={panel} reply={data} />
          ) : (
            <Skeleton key={panel} variant="rounded" height={260} />
          ),
        )}
      </Box>
    </Page>
  );
}

function Figures({ figures }: { figures?: DashboardFigure[] }) {
  const translate = useTranslate();
  const locale = useLocale();
  if (!figures) return <Skeleton variant="rounded" height={112} />;
  const hint = ({ key, total, amountIdr }: DashboardFigure) =>
    [
      typeof total === "number" && translate("app.dashboard.of", { total: formatNumber(total) }),
      typeof amountIdr === "number" && formatMoneyShort(amountIdr, locale),
      translate(`app.dashboard.hint.${key}`, { _: "" }),
    ]
      .filter(Boolean)
      .join(" · ");
  return (
    <Card
      component="section"
      aria-label={translate("app.dashboard.figures")}
      sx={{
        display: "grid",
        gridTemplateColumns: { xs: "1fr 1fr", sm: "repeat(auto-fit, minmax(128px, 1fr))" },
        p: 0.5,
      }}
    >
      {figures.map((figure) => (
        <FigureLink
          key={figure.key}
          label={translate(`app.dashboard.figure.${figure.key}`)}
          value={figure.value}
          hint={hint(figure)}
          resource={figure.resource}
          filter={figure.filter}
        />
      ))}
    </Card>
  );
}
