import Box from "@mui/material/Box";
import {
  ArrayInput,
  BooleanInput,
  maxValue,
  minValue,
  NumberInput,
  required,
  SelectInput,
  SimpleFormIterator,
  TextInput,
  useWrappedSource,
} from "react-admin";
import { useWatch } from "react-hook-form";
import { CAPITAL_SOURCES } from "#db/constants.ts";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { MoneyInput } from "../../inputs/MoneyInput.tsx";
import { requirementCodes } from "./requirementCodes.ts";

const needed = required();
const years = [needed, minValue(2015), maxValue(2100)];
const label = (field: string) => `resources.capital-schemes.fields.${field}`;
/** Those with a number have a name that says which. */
const choices = requirementCodes.map(({ code, number }) => ({
  id: code,
  name: number ? `resources.readiness.label.${code}` : `resources.readiness.requirement.${code}`,
}));

/** Asked only of a requirement that has a number. */
function MinInput() {
  const code = useWatch({ name: useWrappedSource("code") });
  if (!requirementCodes.some((one) => one.code === code && one.number)) return null;
  return (
    <NumberInput source="min" label={label("min")} validate={minValue(0)} helperText={false} sx={{ width: 140 }} />
  );
}

export function SchemeInputs() {
  return (
    <>
      <Box
        sx={{
          display: "grid",
          width: "100%",
          columnGap: 2,
          gridTemplateColumns: { xs: "minmax(0,1fr)", sm: "repeat(2, minmax(0,1fr))" },
        }}
      >
        <TextInput source="name" validate={needed} helperText={false} />
        <EnumInput source="source" of="capitalSource" values={CAPITAL_SOURCES} validate={needed} helperText={false} />
        <NumberInput source="year" validate={years} helperText={false} format={(year) => year ?? ""} />
        <BooleanInput source="active" helperText={false} />
        <MoneyInput source="minIdr" helperText={false} />
        <MoneyInput source="maxIdr" validate={needed} helperText={false} />
      </Box>
      <TextInput source="basis" multiline minRows={2} helperText="resources.capital-schemes.basisHelp" />
      <ArrayInput source="requirements" sx={{ mt: 2 }} helperText="resources.capital-schemes.minHelp">
        <SimpleFormIterator inline disableReordering>
          <SelectInput
            source="code"
            label={label("code")}
            choices={choices}
            validate={needed}
            helperText={false}
            sx={{ minWidth: 260 }}
          />
          <MinInput />
        </SimpleFormIterator>
      </ArrayInput>
    </>
  );
}
