import { AutocompleteInput, ReferenceInput, type Validator } from "react-admin";

interface AssigneeInputProps {
  source: string;
  label?: string;
  alwaysOn?: boolean;
  validate?: Validator;
}

const assignable = { role: ["office", "officer", "ngo"], active: true };

/** An account of one's own organisation that follow-ups can be given to. */
export function AssigneeInput({ source, label, validate }: AssigneeInputProps) {
  return (
    <ReferenceInput
      source={source}
      reference="users"
      filter={assignable}
      sort={{ field: "name", order: "ASC" }}
      perPage={50}
    >
      <AutocompleteInput
        label={label}
        optionText="name"
        filterToQuery={(q: string) => ({ q })}
        validate={validate}
        sx={{ minWidth: 200 }}
      />
    </ReferenceInput>
  );
}
