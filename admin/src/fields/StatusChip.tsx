import type { SvgIconComponent } from "@mui/icons-material";
import Circle from "@mui/icons-material/Circle";
import HalfCircle from "@mui/icons-material/Contrast";
import Unknown from "@mui/icons-material/HelpOutlined";
import Missing from "@mui/icons-material/LocationOffOutlined";
import Pause from "@mui/icons-material/PauseCircleOutlined";
import Gone from "@mui/icons-material/RemoveCircleOutlined";
import Box from "@mui/material/Box";
import { useTranslate } from "react-admin";
import type { ActivityStatus } from "#db/constants.ts";

const icons: Record<ActivityStatus, SvgIconComponent> = {
  active: Circle,
  partly_active: HalfCircle,
  dormant: Pause,
  disbanded: Gone,
  not_found: Missing,
  unknown: Unknown,
};

/** What a visit saw last; neutral ink, because a status is an observation and not yet a risk. */
export function StatusChip({ status }: { status?: ActivityStatus | null }) {
  const translate = useTranslate();
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
    </Box>
  );
}
