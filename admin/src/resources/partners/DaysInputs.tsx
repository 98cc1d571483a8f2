import Box from "@mui/material/Box";
import { DayInput } from "../../inputs/DayInput.tsx";

/** From when to when; the end decides how long the group is open to the NGO. */
export function DaysInputs() {
  return (
    <Box sx={{ display: "grid", columnGap: 2, gridTemplateColumns: { xs: "1fr", sm: "1fr 1fr" } }}>
      <DayInput source="startsOn" helperText={false} />
      <DayInput source="endsOn" helperText={false} />
    </Box>
  );
}
