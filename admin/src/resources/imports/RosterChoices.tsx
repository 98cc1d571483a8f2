import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { TextInput, useTranslate } from "react-admin";
import { useWatch } from "react-hook-form";
import { LEGAL_BASES } from "#db/constants.ts";
import { DayInput } from "../../inputs/DayInput.tsx";
import { EnumInput } from "../../inputs/EnumInput.tsx";

/** What a list of people needs to be told beside its programme; other kinds of file only say what they become. */
export function RosterChoices() {
  const translate = useTranslate();
  const kind: string = useWatch({ name: "kind" }) ?? "roster";
  if (kind !== "roster") {
    return (
      <Typography variant="caption" component="p" sx={{ color: "text.secondary", alignSelf: "center" }}>
        {translate(`resources.imports.becomes.${kind}`)}
      </Typography>
    );
  }
  return (
    <>
      <EnumInput
        source="legalBasis"
        of="legalBasis"
        values={LEGAL_BASES}
        helperText="resources.imports.legalBasisHelp"
      />
      <TextInput source="cohort.title" helperText="resources.imports.cohortHelp" />
      <Box sx={{ display: "grid", gridTemplateColumns: "1fr 1fr", columnGap: 2 }}>
        <DayInput source="cohort.startsOn" helperText={false} />
        <DayInput source="cohort.endsOn" helperText={false} />
      </Box>
    </>
  );
}
