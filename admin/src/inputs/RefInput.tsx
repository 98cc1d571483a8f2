import { AutocompleteInput, type RaRecord, ReferenceInput, type Validator } from "react-admin";

interface RefInputProps {
  source: string;
  reference: string;
  label?: string;
  filter?: Record<string, unknown>;
  optionText?: string | ((record: RaRecord) => string);
  sortBy?: string;
  validate?: Validator;
  helperText?: string | false;
  readOnly?: boolean;
  alwaysOn?: boolean;
  onChange?: (id: string) => void;
}

/** Finds one record of another kind by typing part of its name. */
export function RefInput(props: RefInputProps) {
  const { source, reference, label, filter, optionText = "name", sortBy = "name", validate, helperText } = props;
  return (
    <ReferenceInput
      source={source}
      reference={reference}
      filter={filter}
      sort={{ field: sortBy, order: "ASC" }}
      perPage={30}
    >
      <AutocompleteInput
        label={label}
        optionText={optionText}
        filterToQuery={(q: string) => ({ q })}
        validate={validate}
        helperText={helperText}
        readOnly={props.readOnly}
        onChange={props.onChange}
        debounce={300}
        sx={{ minWidth: 220 }}
      />
    </ReferenceInput>
  );
}
