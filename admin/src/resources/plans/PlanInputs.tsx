import Alert from "@mui/material/Alert";
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
  useTranslate,
} from "react-admin";
import { PLAN_ANCHORS } from "#db/constants.ts";
import { EnumInput } from "../../inputs/EnumInput.tsx";

const needed = required();
const windowDays = [needed, minValue(0), maxValue(365)];
const units = ["months", "days"].map((id) => ({ id, name: `resources.plans.${id}` }));

export function PlanInputs({ isNew }: { isNew?: boolean }) {
  const translate = useTranslate();
  const label = (field: string) => `resources.plans.fields.${field}`;
  return (
    <>
      {!isNew && (
        <Alert severity="info" variant="outlined" sx={{ mb: 1, width: "100%" }}>
          {translate("resources.plans.changeHelp")}
        </Alert>
      )}
      <TextInput source="name" validate={needed} helperText={false} />
      <EnumInput source="anchor" of="planAnchor" values={PLAN_ANCHORS} validate={needed} helperText={false} />
      <BooleanInput source="isDefault" helperText="resources.plans.isDefaultHelp" />
      <ArrayInput source="steps" validate={needed} sx={{ mt: 2 }}>
        <SimpleFormIterator inline disableReordering>
          <TextInput
            source="label"
            label={label("label")}
            validate={needed}
            helperText={false}
            sx={{ maxWidth: 220 }}
          />
          <NumberInput
            source="offset"
            label={label("offset")}
            validate={needed}
            helperText={false}
            sx={{ width: 96 }}
          />
          <SelectInput
            source="unit"
            label={label("unit")}
            choices={units}
            validate={needed}
            helperText={false}
            sx={{ width: 110, minWidth: 110 }}
          />
          <NumberInput
            source="windowBefore"
            label={label("windowBefore")}
            validate={windowDays}
            helperText={false}
            sx={{ width: 190 }}
          />
          <NumberInput
            source="windowAfter"
            label={label("windowAfter")}
            validate={windowDays}
            helperText={false}
            sx={{ width: 190 }}
          />
        </SimpleFormIterator>
      </ArrayInput>
    </>
  );
}
