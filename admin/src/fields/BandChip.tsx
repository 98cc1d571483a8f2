import type { SvgIconComponent } from "@mui/icons-material";
import CheckCircle from "@mui/icons-material/CheckCircleOutlined";
import Help from "@mui/icons-material/HelpOutlined";
import Stop from "@mui/icons-material/PanTool";
import Watch from "@mui/icons-material/VisibilityOutlined";
import Warning from "@mui/icons-material/WarningAmberOutlined";
import Box from "@mui/material/Box";
import { useLocale, useTranslate } from "react-admin";
import type { RiskBand } from "#db/constants.ts";
import { formatDay } from "../format/day.ts";

const icons: Record<RiskBand, SvgIconComponent> = {
  lancar: CheckCircle,
  waspada: Watch,
  berisiko: Warning,
  mandek: Stop,
  data_kurang: Help,
};

interface BandChipProps {
  band?: RiskBand | null;
  score?: number | null;
  large?: boolean;
  /** Last day of an approved override: the band stays, and is said to be overridden. */
  overriddenUntil?: string | null;
}

/** A band is always a word with its icon; the colour only repeats them. */
export function BandChip({ overriddenUntil, ...chip }: BandChipProps) {
  const translate = useTranslate();
  const locale = useLocale();
  if (!chip.band) return null;
  if (!overriddenUntil) return <Chip {...chip} band={chip.band} />;
  return (
    <Box component="span" sx={{ display: "inline-flex", flexWrap: "wrap", alignItems: "center", gap: 0.5 }}>
      <Chip {...chip} band={chip.band} />
      <Box component="span" sx={{ fontSize: "0.75rem", fontWeight: 500, color: "text.secondary" }}>
        {translate("resources.overrides.until", { day: formatDay(overriddenUntil, locale) })}
      </Box>
    </Box>
  );
}

function Chip({ band, score, large }: { band: RiskBand } & Pick<BandChipProps, "score" | "large">) {
  const translate = useTranslate();
  const Icon = icons[band];
  return (
    <Box
      component="span"
      sx={(theme) => ({
        display: "inline-flex",
        alignItems: "center",
        gap: 0.5,
        px: large ? 1.25 : 0.875,
        py: large ? 0.5 : 0.125,
        borderRadius: 1.5,
        fontSize: large ? "0.9375rem" : "0.8125rem",
        fontWeight: 600,
        lineHeight: 1.5,
        whiteSpace: "nowrap",
        color: theme.palette.band[band].ink,
        backgroundColor: theme.palette.band[band].ground,
        border: `1px ${band === "data_kurang" ? "dashed" : "solid"} ${theme.palette.band[band].edge}`,
      })}
    >
      <Icon sx={{ fontSize: large ? 18 : 15 }} aria-hidden />
      {translate(`enums.riskBand.${band}`)}
      {typeof score === "number" && (
        <Box component="span" sx={{ fontWeight: 500, opacity: 0.85 }}>
          {score}
        </Box>
      )}
    </Box>
  );
}
