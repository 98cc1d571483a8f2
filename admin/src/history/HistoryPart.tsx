import Box from "@mui/material/Box";
import { VersionHistory } from "./VersionHistory.tsx";

/** The history under the form of a record, as wide as the form. */
export const HistoryPart = (props: Parameters<typeof VersionHistory>[0]) => (
  <Box sx={{ maxWidth: 980 + 48, px: { xs: 1.5, sm: 3 }, pb: 3 }}>
    <VersionHistory {...props} />
  </Box>
);
