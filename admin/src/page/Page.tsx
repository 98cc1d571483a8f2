import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";

interface PageProps {
  /** Plain text of the heading; also the tab's title. */
  title: string;
  /** Beside the heading: how many, a chip. */
  aside?: ReactNode;
  subtitle?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** Heading, actions and body of every screen. */
export function Page({ title, aside, subtitle, actions, children }: PageProps) {
  return (
    <Box sx={{ px: { xs: 1.5, sm: 3 }, pt: { xs: 1.5, sm: 2.5 }, pb: { xs: 10, sm: 4 }, width: "100%", minWidth: 0 }}>
      <title>{`${title} · Lanjut`}</title>
      <Box
        sx={{
          display: "flex",
          flexWrap: "wrap",
          alignItems: "flex-start",
          justifyContent: "space-between",
          columnGap: 2,
          rowGap: 1,
          mb: 2,
        }}
      >
        <Box sx={{ minWidth: 0, flex: "1 1 200px" }}>
          <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: 1.5, rowGap: 0.5 }}>
            <Typography variant="h1" sx={{ overflowWrap: "anywhere" }}>
              {title}
            </Typography>
            {aside}
          </Box>
          {subtitle && (
            <Typography variant="body2" component="div" sx={{ color: "text.secondary", mt: 0.5 }}>
              {subtitle}
            </Typography>
          )}
        </Box>
        {actions && <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1, alignItems: "center" }}>{actions}</Box>}
      </Box>
      {children}
    </Box>
  );
}
