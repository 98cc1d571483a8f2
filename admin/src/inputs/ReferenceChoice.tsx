import { AutocompleteInput, type RaRecord, ReferenceInput, type Validator } from "react-admin";

export interface ReferenceChoiceProps {
  source: string;
  reference: string;
  label?: string;
  filter?: Record<string, unknown>;
  optionText?: string | ((record: RaRecord) => string);
  sortBy?: string;
  validate?: Validator | Validator[];
  helperText?: string | false;
  readOnly?: boolean;
  onChange?: (id: string) => void;
}

/** The search field itself; a part of its own, because most lists open without it. */
export default function ReferenceChoice(props: ReferenceChoiceProps) {
  const { source, reference, filter, optionText = "name", sortBy = "name", ...input } = props;
  return (
    <ReferenceInput
      source={source}
      reference={reference}
      filter={filter}
      sort={{ field: sortBy, order: "ASC" }}
      perPage={30}
    >
      <AutocompleteInput
        {...input}
        optionText={optionText}
        filterToQuery={(q: string) => ({ q })}
        matchSuggestion={() => true}
        debounce={300}
        sx={{ minWidth: 220 }}
      />
    </ReferenceInput>
  );
}
