import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import ToggleButton from "@mui/material/ToggleButton";
import ToggleButtonGroup from "@mui/material/ToggleButtonGroup";
import { type ReactNode, useMemo, useState } from "react";
import { useLocale, useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { ACTIVITY_STATUSES } from "#db/constants.ts";
import type { GroupMap } from "#worker/map/groupMap.ts";
import { ChartSection } from "../charts/ChartSection.tsx";
import { FigureTableView } from "../charts/FigureTableView.tsx";
import { cell, type FigureTable } from "../charts/figureTable.ts";
import { formatDay } from "../format/day.ts";
import { AsOfPicker } from "../outcomes/AsOfPicker.tsx";
import { askedQuery, useAsked } from "../outcomes/asked.ts";
import { doorOf } from "../outcomes/outcomesModel.ts";
import { PastBanner } from "../outcomes/PastBanner.tsx";
import { ScopePicker } from "../outcomes/ScopePicker.tsx";
import { EmptyState } from "../page/EmptyState.tsx";
import { Fault } from "../page/Fault.tsx";
import { PageSkeleton } from "../page/Loading.tsx";
import { Page } from "../page/Page.tsx";
import { useApi } from "../providers/useApi.ts";
import { DrawnMap } from "./DrawnMap.tsx";

const LEVELS = ["regency", "district", "village"] as const;

/** Where groups are and how they stand; the same counts by region for who prefers to read. */
export default function MapPage() {
  const translate = useTranslate();
  const locale = useLocale();
  const [asked, ask] = useAsked();
  const [level, setLevel] = useState<(typeof LEVELS)[number]>("district");
  const query = askedQuery(asked);
  query.set("level", level);
  const { data, error, refetch } = useApi<GroupMap>(asked.id ? `group-map?${query}` : undefined);
  return (
    <Page
      title={translate("outcomes.map.title")}
      subtitle={data && translate("outcomes.asOf", { day: formatDay(data.asOf, locale, "long") })}
      actions={
        <Button component={Link} to={`/outcomes?${askedQuery(asked)}`} variant="outlined">
          {translate("outcomes.title")}
        </Button>
      }
    >
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1, mb: 2 }}>
        <ScopePicker asked={asked} onChange={ask} />
        <AsOfPicker asked={asked} onChange={ask} />
      </Box>
      <PastBanner asked={asked} onChange={ask} />
      {!asked.id ? (
        <EmptyState title={translate("outcomes.pick.empty")} help={translate("outcomes.pick.help")} />
      ) : error && !data ? (
        <Fault fault={error} retry={refetch} />
      ) : data ? (
        <Box sx={{ display: "grid", gap: 2 }}>
          <DrawnMap map={data} />
          <ByRegion map={data}>
            <ToggleButtonGroup
              exclusive
              size="small"
              value={level}
              onChange={(_, next) => next && setLevel(next)}
              aria-label={translate("outcomes.map.level")}
              sx={{ mb: 1, flexWrap: "wrap" }}
            >
              {LEVELS.map((one) => (
                <ToggleButton key={one} value={one} sx={{ textTransform: "none", py: 0.25 }}>
                  {translate(`outcomes.map.levels.${one}`)}
                </ToggleButton>
              ))}
            </ToggleButtonGroup>
          </ByRegion>
        </Box>
      ) : (
        <PageSkeleton />
      )}
    </Page>
  );
}

function ByRegion({ map, children }: { map: GroupMap; children: ReactNode }) {
  const translate = useTranslate();
  const table: FigureTable = useMemo(() => {
    const door = (code: string | null, key: string) =>
      code === null ? undefined : doorOf(map, { regionCode: code })(key);
    return {
      title: translate("outcomes.map.regions"),
      columns: [
        { label: translate("outcomes.column.region"), kind: "text" },
        ...ACTIVITY_STATUSES.map((status) => ({
          label: translate(`enums.activityStatus.${status}`),
          kind: "count" as const,
        })),
        { label: translate("outcomes.column.groups"), kind: "count" },
      ],
      rows: map.regions.map(({ code, name, groups, statuses }) => [
        cell(name ?? code ?? translate("outcomes.map.noRegion")),
        ...ACTIVITY_STATUSES.map((status) => cell(statuses[status], door(code, `status.${status}`))),
        cell(groups, door(code, "all")),
      ]),
    };
  }, [map, translate]);
  return (
    <ChartSection title={translate("outcomes.map.regions")} table={table} file={[map.asOf]} tableOnly>
      {children}
      <FigureTableView table={table} />
    </ChartSection>
  );
}
