import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";

/** Inputs that belong together, in two columns where there is room. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box component="fieldset" sx={{ border: 0, m: 0, p: 0, width: "100%", minWidth: 0, mb: 2 }}>
      <Typography component="legend" variant="h2" sx={{ p: 0, mb: 1 }}>
        {title}
      </Typography>
      <Box
        sx={{
          display: "grid",
          columnGap: 2,
          rowGap: 0.5,
          alignItems: "start",
          gridTemplateColumns: { xs: "minmax(0,1fr)", sm: "repeat(2, minmax(0,1fr))" },
        }}
      >
        {children}
      </Box>
    </Box>
  );
}
