import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";

/** Steps under each other, each a `StepBar`. */
export function StepBars({ children }: { children: React.ReactNode }) {
  return (
    <Box component="ol" sx={{ listStyle: "none", m: 0, p: 0, display: "grid", gap: 1 }}>
      {children}
    </Box>
  );
}

interface Step {
  label: string;
  count: number;
  total: number;
  unknown: number;
  /** Width of the figures beside the bar, in px. */
  figures: number;
  children: React.ReactNode;
}

/** A step: its name, a bar with what is unknown hatched between reached and not, and its figures. */
export function StepBar({ label, count, total, unknown, figures, children }: Step) {
  const width = (part: number) => `${total > 0 ? Math.min(100, (part / total) * 100) : 0}%`;
  return (
    <Box
      component="li"
      sx={{
        display: "grid",
        gridTemplateColumns: {
          xs: "minmax(0, 2fr) minmax(0, 3fr)",
          sm: `160px minmax(60px, 1fr) ${figures}px`,
        },
        columnGap: 1.5,
        alignItems: "center",
      }}
    >
      <Typography variant="body2">{label}</Typography>
      <Box
        aria-hidden
        sx={{
          display: "flex",
          height: 16,
          borderRadius: 1,
          overflow: "hidden",
          backgroundColor: "quiet",
          printColorAdjust: "exact",
          gridRow: { xs: 2, sm: "auto" },
          gridColumn: { xs: "1 / -1", sm: "auto" },
        }}
      >
        <Box sx={{ width: width(count), backgroundColor: "primary.main" }} />
        <Box
          sx={(theme) => ({
            width: width(unknown),
            background: `repeating-linear-gradient(135deg, ${theme.palette.text.disabled} 0 2px, transparent 2px 6px)`,
          })}
        />
      </Box>
      <Typography variant="body2" component="div" sx={{ textAlign: { xs: "right", sm: "left" }, lineHeight: 1.3 }}>
        {children}
      </Typography>
    </Box>
  );
}
