import { ReferenceInput, SelectInput, type Validator } from "react-admin";

interface AssigneeInputProps {
  source: string;
  label?: string;
  alwaysOn?: boolean;
  validate?: Validator;
}

const assignable = { role: ["office", "officer", "ngo"], active: true };

/** An account of one's own organisation that follow-ups can be given to: few enough to choose from a list. */
export function AssigneeInput({ source, label, validate }: AssigneeInputProps) {
  return (
    <ReferenceInput
      source={source}
      reference="users"
      filter={assignable}
      sort={{ field: "name", order: "ASC" }}
      perPage={500}
    >
      <SelectInput label={label} optionText="name" validate={validate} sx={{ minWidth: 200 }} />
    </ReferenceInput>
  );
}
