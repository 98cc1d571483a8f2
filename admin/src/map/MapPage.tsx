import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Skeleton from "@mui/material/Skeleton";
import ToggleButton from "@mui/material/ToggleButton";
import ToggleButtonGroup from "@mui/material/ToggleButtonGroup";
import { lazy, type ReactNode, Suspense, useMemo, useState } from "react";
import { useLocale, useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { ACTIVITY_STATUSES } from "#db/constants.ts";
import type { GroupMap } from "#worker/map/groupMap.ts";
import { ChartSection } from "../charts/ChartSection.tsx";
import { FigureTableView } from "../charts/FigureTableView.tsx";
import { cell, type FigureTable } from "../charts/figureTable.ts";
import { StatusChip } from "../fields/StatusChip.tsx";
import { formatDay } from "../format/day.ts";
import { AsOfPicker } from "../outcomes/AsOfPicker.tsx";
import { askedQuery, useAsked } from "../outcomes/asked.ts";
import { doorOf } from "../outcomes/outcomesModel.ts";
import { ScopePicker } from "../outcomes/ScopePicker.tsx";
import { EmptyState } from "../page/EmptyState.tsx";
import { Fault } from "../page/Fault.tsx";
import { PageSkeleton } from "../page/Loading.tsx";
import { Page } from "../page/Page.tsx";
import { Section } from "../page/Section.tsx";
import { useApi } from "../providers/useApi.ts";
import { useSession } from "../providers/useSession.ts";

const GroupMapView = lazy(() => import("./GroupMapView.tsx"));
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
      {!asked.id ? (
        <EmptyState title={translate("outcomes.pick.empty")} help={translate("outcomes.pick.help")} />
      ) : error && !data ? (
        <Fault fault={error} retry={refetch} />
      ) : data ? (
        <Box sx={{ display: "grid", gap: 2 }}>
          <Drawn map={data} />
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

function Drawn({ map: { points, unplaced, closed, regions } }: { map: GroupMap }) {
  const translate = useTranslate();
  const { map: ground = null } = useSession();
  const names = useMemo(
    () => Object.fromEntries(regions.flatMap(({ code, name }) => (code ? [[code, name ?? code]] : []))),
    [regions],
  );
  return (
    <Section title={translate("outcomes.map.title")} note={ground ? undefined : translate("outcomes.map.noGround")}>
      {points.length > 0 ? (
        <>
          <Box
            component="ul"
            sx={{ listStyle: "none", m: 0, mb: 1, p: 0, display: "flex", flexWrap: "wrap", gap: 1.5 }}
          >
            {ACTIVITY_STATUSES.map((status) => (
              <Box component="li" key={status} sx={{ fontSize: "0.8125rem" }}>
                <StatusChip status={status} />
              </Box>
            ))}
          </Box>
          <Suspense fallback={<Skeleton variant="rounded" height={420} />}>
            <GroupMapView points={points} names={names} ground={ground} />
          </Suspense>
        </>
      ) : (
        <EmptyState compact title={translate("outcomes.map.none")} help={translate("outcomes.map.noneHelp")} />
      )}
      {unplaced > 0 && (
        <Alert severity="info" variant="outlined" sx={{ mt: 1 }}>
          {translate("outcomes.map.unplaced", { smart_count: unplaced })}
        </Alert>
      )}
      {closed > 0 && (
        <Alert severity="info" variant="outlined" sx={{ mt: 1 }}>
          {translate("outcomes.map.closed", { smart_count: closed })}
        </Alert>
      )}
    </Section>
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
