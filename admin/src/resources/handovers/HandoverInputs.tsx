import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { required, TextInput, useTranslate } from "react-admin";
import { useWatch } from "react-hook-form";
import { DayInput } from "../../inputs/DayInput.tsx";
import { FormDraft } from "../../inputs/FormDraft.tsx";
import { RefInput } from "../../inputs/RefInput.tsx";
import { ItemsInput } from "./ItemsInput.tsx";
import { MemberChoice } from "./MemberChoice.tsx";
import { NumberInput } from "./NumberInput.tsx";
import { SignatureInput } from "./SignatureInput.tsx";
import { WitnessInputs } from "./WitnessInputs.tsx";

const needed = required();
const columns = {
  display: "grid",
  width: "100%",
  columnGap: 2,
  gridTemplateColumns: { xs: "minmax(0,1fr)", sm: "repeat(2, minmax(0,1fr))" },
};

function Part({ title, children }: { title: string; children: ReactNode }) {
  const translate = useTranslate();
  return (
    <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, mb: 1.5, width: "100%", minWidth: 0 }}>
      <Typography component="legend" variant="h3" sx={{ mb: 0.5, p: 0, fontWeight: 600 }}>
        {translate(`resources.handovers.section.${title}`)}
      </Typography>
      {children}
    </Box>
  );
}

/** Everything a BAST says, in the order it says it. */
export function HandoverInputs() {
  const translate = useTranslate();
  const programId = useWatch({ name: "programId" });
  const text = (key: string) => translate(`resources.handovers.${key}`);
  return (
    <>
      <FormDraft />
      <Typography variant="body2" sx={{ color: "text.secondary", mb: 1 }}>
        {text("formHelp")}
      </Typography>
      <Part title="what">
        <Box sx={columns}>
          <RefInput source="programId" reference="programs" />
          <RefInput
            key={programId}
            source="groupId"
            reference="groups"
            filter={programId ? { programId } : undefined}
            validate={needed}
          />
          <Box sx={{ gridColumn: "1 / -1" }}>
            <ItemsInput />
          </Box>
          <DayInput source="date" validate={needed} />
          <NumberInput />
          <TextInput source="place" helperText="resources.handovers.placeHelp" />
        </Box>
      </Part>
      <Part title="first">
        <Box sx={columns}>
          <TextInput source="giver" helperText={false} />
          <TextInput source="parties.giverTitle" helperText={false} />
          <TextInput source="parties.giverNip" helperText={false} />
        </Box>
        <SignatureInput source="signatures.giver" who={text("first")} />
      </Part>
      <Part title="second">
        <MemberChoice />
        <Box sx={columns}>
          <TextInput source="receiver" helperText={false} />
          <TextInput source="parties.receiverTitle" helperText={false} />
          <TextInput source="parties.receiverAddress" helperText="resources.handovers.addressHelp" />
        </Box>
        <SignatureInput source="signatures.receiver" who={text("second")} />
      </Part>
      <Part title="witnesses">
        <WitnessInputs />
      </Part>
    </>
  );
}
