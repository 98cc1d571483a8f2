import Box from "@mui/material/Box";
import { required, TextInput } from "react-admin";
import { LEGAL_BASES } from "#db/constants.ts";
import { CustomInputs } from "../../customFields/CustomInputs.tsx";
import { DayInput } from "../../inputs/DayInput.tsx";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { FormDraft } from "../../inputs/FormDraft.tsx";
import { MoneyInput } from "../../inputs/MoneyInput.tsx";
import { RefInput } from "../../inputs/RefInput.tsx";

const needed = required();

export function EquipmentInputs({ isNew }: { isNew?: boolean }) {
  return (
    <>
      <FormDraft />
      <Box
        sx={{
          display: "grid",
          width: "100%",
          columnGap: 2,
          gridTemplateColumns: { xs: "minmax(0,1fr)", sm: "repeat(2, minmax(0,1fr))", lg: "repeat(3, minmax(0,1fr))" },
        }}
      >
        {isNew && <RefInput source="programId" reference="programs" validate={needed} />}
        <TextInput source="item" validate={needed} />
        <TextInput source="brand" />
        <TextInput source="serial" />
        <TextInput source="code" />
        <TextInput source="category" />
        <MoneyInput source="valueIdr" />
        <DayInput source="procuredOn" />
        <EnumInput source="legalBasis" of="legalBasis" values={LEGAL_BASES} />
      </Box>
      <CustomInputs entity="equipment" />
    </>
  );
}
