import MapIcon from "@mui/icons-material/MapOutlined";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useLocale, useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { AllFigures } from "../charts/AllFigures.tsx";
import { formatDay } from "../format/day.ts";
import { EmptyState } from "../page/EmptyState.tsx";
import { Fault } from "../page/Fault.tsx";
import { PageSkeleton } from "../page/Loading.tsx";
import { Page } from "../page/Page.tsx";
import { useApi } from "../providers/useApi.ts";
import { ReportMenu } from "../reports/ReportMenu.tsx";
import { AsOfPicker } from "./AsOfPicker.tsx";
import { askedQuery, useAsked } from "./asked.ts";
import { OutcomesView } from "./OutcomesView.tsx";
import { type Outcomes, outcomesPath } from "./outcomesModel.ts";
import { PastBanner } from "./PastBanner.tsx";
import { ScopePicker } from "./ScopePicker.tsx";

/** What became of the groups of a programme, an office, an NGO or a region, as of any day. */
export default function OutcomesPage() {
  const translate = useTranslate();
  const locale = useLocale();
  const [asked, ask] = useAsked();
  const { data, error, isPlaceholderData, refetch } = useApi<Outcomes>(asked.id ? outcomesPath(asked) : undefined);
  const day = data && formatDay(data.asOf, locale, "long");
  return (
    <Page
      title={translate("outcomes.title")}
      subtitle={data ? `${data.name ?? ""} · ${translate("outcomes.asOf", { day })}` : translate("outcomes.subtitle")}
      actions={
        <>
          <Button component={Link} to={`/map?${askedQuery(asked)}`} startIcon={<MapIcon />}>
            {translate("outcomes.map.title")}
          </Button>
          <Button component={Link} to={`/compare${asked.by === "program" ? `?programs=${asked.id}` : ""}`}>
            {translate("outcomes.compare.title")}
          </Button>
          {data && data.groups > 0 && (
            <AllFigures
              path={`outcomes.csv?${askedQuery(asked)}`}
              name={[translate("outcomes.title"), data.name ?? "", data.asOf]}
            />
          )}
          {asked.id && <ReportMenu asked={asked} />}
        </>
      }
    >
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1, mb: 2 }}>
        <ScopePicker asked={asked} onChange={ask} />
        <AsOfPicker asked={asked} onChange={ask} />
      </Box>
      <PastBanner asked={asked} onChange={ask} />
      {!asked.id ? (
        <EmptyState title={translate("outcomes.pick.empty")} help={translate("outcomes.pick.help")} />
      ) : error ? (
        <Fault fault={error} retry={refetch} />
      ) : !data ? (
        <PageSkeleton />
      ) : data.groups === 0 ? (
        <EmptyState title={translate("outcomes.pick.none")} />
      ) : (
        <Box aria-busy={isPlaceholderData} sx={{ opacity: isPlaceholderData ? 0.6 : 1 }}>
          <OutcomesView outcomes={data} />
        </Box>
      )}
    </Page>
  );
}
