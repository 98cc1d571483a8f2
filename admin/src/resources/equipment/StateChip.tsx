import type { SvgIconComponent } from "@mui/icons-material";
import Damaged from "@mui/icons-material/BuildCircleOutlined";
import InUse from "@mui/icons-material/CheckCircleOutlined";
import Given from "@mui/icons-material/HandshakeOutlined";
import Stored from "@mui/icons-material/Inventory2Outlined";
import Idle from "@mui/icons-material/PauseCircleOutlined";
import Gone from "@mui/icons-material/RemoveCircleOutlined";
import Box from "@mui/material/Box";
import { useTranslate } from "react-admin";
import type { EquipmentState } from "#db/constants.ts";

const icons: Record<EquipmentState, SvgIconComponent> = {
  procured: Stored,
  stored: Stored,
  handed_over: Given,
  in_use: InUse,
  idle: Idle,
  damaged: Damaged,
  withdrawn: Stored,
  reassigned: Given,
  lost: Gone,
  sold: Gone,
  written_off: Gone,
};

/** Condition of a machine in word and icon; neutral ink, as it was seen and not judged. */
export function StateChip({ state }: { state: EquipmentState }) {
  const translate = useTranslate();
  const Icon = icons[state];
  return (
    <Box component="span" sx={{ display: "inline-flex", alignItems: "center", gap: 0.5, whiteSpace: "nowrap" }}>
      <Icon aria-hidden sx={{ fontSize: 16, color: state === "in_use" ? "primary.main" : "text.secondary" }} />
      {translate(`enums.equipmentState.${state}`)}
    </Box>
  );
}
