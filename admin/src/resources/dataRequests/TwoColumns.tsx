import Box from "@mui/material/Box";
import type { ReactNode } from "react";

/** Inputs side by side where there is room. */
export const TwoColumns = ({ children }: { children: ReactNode }) => (
  <Box
    sx={{
      ...{ display: "grid", width: "100%", columnGap: 2 },
      gridTemplateColumns: { xs: "minmax(0,1fr)", sm: "repeat(2, minmax(0,1fr))" },
    }}
  >
    {children}
  </Box>
);
