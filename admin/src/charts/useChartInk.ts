import { useTheme } from "@mui/material/styles";
import type { ActivityStatus } from "#db/constants.ts";

/** Identity of the pattern that stands for what is not known. */
export const HATCH = "lanjut-unknown";

const LINES = {
  light: ["#0e6657", "#3f5563", "#8a6d1f", "#6b4c8a", "#2f7fa3", "#5b6b2f"],
  dark: ["#63c7b2", "#a9c0cf", "#d8c37d", "#c3a8de", "#7cc0dd", "#b3c37c"],
};

export const DASHES = ["", "7 4", "2 4", "10 3 2 3", "4 2", "1 3", "12 4 2 4"];

/** The inks of every chart: teal for alive, slate for stopped, hatched for unknown; amber and red stay with the risk bands. */
export function useChartInk() {
  const { palette } = useTheme();
  const dark = palette.mode === "dark";
  const statuses: Record<ActivityStatus, string> = {
    active: palette.primary.main,
    partly_active: dark ? "#3f8f80" : "#6fb3a4",
    dormant: dark ? "#8d9a9f" : "#7d8b91",
    disbanded: dark ? "#5e6b70" : "#465359",
    not_found: dark ? "#3f494d" : "#b9c3c7",
    unknown: `url(#${HATCH})`,
  };
  return {
    statuses,
    lines: LINES[dark ? "dark" : "light"],
    main: palette.primary.main,
    quiet: palette.quiet,
    edge: palette.text.disabled,
    paper: palette.background.paper,
    text: palette.text.secondary,
  };
}
