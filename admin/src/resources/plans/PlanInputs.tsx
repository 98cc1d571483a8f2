import Box from "@mui/material/Box";
import { BooleanInput, required, TextInput } from "react-admin";
import { StepList } from "./StepList.tsx";

const needed = required();

/** Name and points of a plan. */
export function PlanInputs() {
  return (
    <Box sx={{ width: "100%", minWidth: 0 }}>
      <Box sx={{ display: "grid", columnGap: 2, gridTemplateColumns: { xs: "minmax(0,1fr)", sm: "2fr 1fr" } }}>
        <TextInput source="name" validate={needed} helperText={false} />
        <TextInput source="code" helperText="resources.plans.codeHelp" />
      </Box>
      <BooleanInput source="isDefault" helperText="resources.plans.isDefaultHelp" />
      <StepList />
    </Box>
  );
}
