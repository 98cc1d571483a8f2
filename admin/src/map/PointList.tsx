import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useId } from "react";
import { useTranslate } from "react-admin";
import { Link as RouterLink } from "react-router-dom";
import type { MapPoint } from "#worker/map/groupMap.ts";
import { StatusChip } from "../fields/StatusChip.tsx";
import { formatNumber } from "../format/number.ts";

/** More than this is not read but looked for on the map. */
const MOST = 30;

interface PointListProps {
  points: readonly MapPoint[];
  names: Readonly<Record<string, string>>;
}

/** The groups within the map's frame, for who reads and for who does not use a pointer. */
export function PointList({ points, names }: PointListProps) {
  const translate = useTranslate();
  const id = useId();
  const shown = points.slice(0, MOST);
  return (
    <Box sx={{ mt: 1.5 }}>
      <Typography variant="h3" id={id} sx={{ fontSize: "0.9375rem", mb: 0.5 }} aria-live="polite">
        {translate("outcomes.map.inView", { smart_count: points.length, count: formatNumber(points.length) })}
      </Typography>
      <Box
        component="ul"
        aria-labelledby={id}
        sx={{
          listStyle: "none",
          m: 0,
          p: 0,
          display: "grid",
          columnGap: 3,
          gridTemplateColumns: { xs: "minmax(0,1fr)", sm: "repeat(2, minmax(0,1fr))", lg: "repeat(3, minmax(0,1fr))" },
        }}
      >
        {shown.map((point) => (
          <Box
            component="li"
            key={point.id}
            sx={{
              display: "flex",
              justifyContent: "space-between",
              alignItems: "center",
              gap: 1,
              py: 0.5,
              borderBottom: 1,
              borderColor: "divider",
              fontSize: "0.875rem",
            }}
          >
            <span>
              <Link component={RouterLink} to={`/groups/${encodeURIComponent(point.id)}/show`}>
                {point.name}
              </Link>
              {point.region && (
                <Typography component="span" variant="caption" sx={{ display: "block", color: "text.secondary" }}>
                  {names[point.region] ?? point.region}
                </Typography>
              )}
            </span>
            <Box component="span" sx={{ flexShrink: 0 }}>
              <StatusChip status={point.status} />
            </Box>
          </Box>
        ))}
      </Box>
      {points.length > MOST && (
        <Typography variant="body2" sx={{ mt: 0.75, color: "text.secondary" }}>
          {translate("outcomes.map.moreInView", { count: formatNumber(points.length - MOST) })}
        </Typography>
      )}
    </Box>
  );
}
