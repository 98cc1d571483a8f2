import type { SvgIconComponent } from "@mui/icons-material";
import Circle from "@mui/icons-material/Circle";
import HalfCircle from "@mui/icons-material/Contrast";
import Unknown from "@mui/icons-material/HelpOutlined";
import Missing from "@mui/icons-material/LocationOffOutlined";
import Pause from "@mui/icons-material/PauseCircleOutlined";
import Gone from "@mui/icons-material/RemoveCircleOutlined";
import Box from "@mui/material/Box";
import { useLocale, useTranslate } from "react-admin";
import type { ActivityStatus } from "#db/constants.ts";
import { today } from "../format/clock.ts";
import { daysBetween, formatDay } from "../format/day.ts";
import { Quiet } from "./text.tsx";

const icons: Record<ActivityStatus, SvgIconComponent> = {
  active: Circle,
  partly_active: HalfCircle,
  dormant: Pause,
  disbanded: Gone,
  not_found: Missing,
  unknown: Unknown,
};

interface StatusChipProps {
  status?: ActivityStatus | null;
  /** The day it was seen; an old sight says how old it is. */
  on?: string | null;
}

const oldAfter = 90;

/** What a visit saw last; neutral ink, because a status is an observation and not yet a risk. */
export function StatusChip({ status, on }: StatusChipProps) {
  const translate = useTranslate();
  const locale = useLocale();
  if (!status) return null;
  const Icon = icons[status];
  return (
    <Box
      component="span"
      sx={{
        display: "inline-flex",
        alignItems: "center",
        gap: 0.5,
        whiteSpace: "nowrap",
        color: status === "unknown" ? "text.secondary" : "text.primary",
      }}
    >
      <Icon
        aria-hidden
        sx={{
          fontSize: 15,
          color: status === "active" || status === "partly_active" ? "primary.main" : "text.secondary",
        }}
      />
      {translate(`enums.activityStatus.${status}`)}
      {on && status !== "unknown" && daysBetween(on, today()) > oldAfter && (
        <Quiet>({formatDay(on.slice(0, 7), locale, "month")})</Quiet>
      )}
    </Box>
  );
}
