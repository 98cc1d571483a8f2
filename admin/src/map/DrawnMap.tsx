import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Skeleton from "@mui/material/Skeleton";
import { lazy, Suspense, useMemo, useState } from "react";
import { useTranslate } from "react-admin";
import { ACTIVITY_STATUSES, type ActivityStatus } from "#db/constants.ts";
import type { GroupMap, MapPoint } from "#worker/map/groupMap.ts";
import { useChartInk } from "../charts/useChartInk.ts";
import { StatusChip } from "../fields/StatusChip.tsx";
import { EmptyState } from "../page/EmptyState.tsx";
import { Section } from "../page/Section.tsx";
import { useSession } from "../providers/useSession.ts";
import { PointList } from "./PointList.tsx";

const GroupMapView = lazy(() => import("./GroupMapView.tsx"));

/** The map, what its inks mean, the groups in its frame as a list, and how many it cannot show. */
export function DrawnMap({ map: { by, id, points, unplaced, closed, regions } }: { map: GroupMap }) {
  const translate = useTranslate();
  const { map: ground = null } = useSession();
  const [inView, setInView] = useState<readonly MapPoint[]>([]);
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
            sx={{ listStyle: "none", m: 0, mb: 1, p: 0, display: "flex", flexWrap: "wrap", columnGap: 2, rowGap: 0.5 }}
          >
            {ACTIVITY_STATUSES.map((status) => (
              <LegendMark key={status} status={status} />
            ))}
          </Box>
          <Suspense fallback={<Skeleton variant="rounded" height={420} />}>
            <GroupMapView key={`${by}:${id}`} points={points} names={names} ground={ground} onView={setInView} />
          </Suspense>
          <Box component="p" sx={{ m: 0, mt: 0.75, fontSize: "0.75rem", color: "text.secondary" }}>
            {translate("outcomes.map.keys")}
          </Box>
          <PointList points={inView} names={names} />
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

/** The ink of a status in a ring, beside the shape of a single group. */
function LegendMark({ status }: { status: ActivityStatus }) {
  const { statuses, text } = useChartInk();
  const unknown = status === "unknown";
  return (
    <Box component="li" sx={{ display: "inline-flex", alignItems: "center", gap: 0.75, fontSize: "0.8125rem" }}>
      <svg width={14} height={8} aria-hidden="true">
        <path d="M0 4H14" stroke={unknown ? text : statuses[status]} strokeWidth={unknown ? 2 : 6} />
      </svg>
      <StatusChip status={status} />
    </Box>
  );
}
