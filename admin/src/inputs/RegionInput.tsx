import { AutocompleteInput, ReferenceInput, type Validator } from "react-admin";
import type { RegionLevel } from "#db/constants.ts";

interface RegionInputProps {
  source: string;
  label?: string;
  /** One level only; without it every level is searched. */
  level?: RegionLevel;
  validate?: Validator | Validator[];
  helperText?: string | false;
  alwaysOn?: boolean;
}

interface RegionChoice {
  id: string;
  name: string;
  code: string;
  level: RegionLevel;
  path?: string;
}

/** Finds a region by name among all of the country's; the regions above it tell namesakes apart. */
export function RegionInput({ source, label, level, validate, helperText }: RegionInputProps) {
  const text = (region?: RegionChoice) => (region ? `${region.path ?? region.name} (${region.code})` : "");
  return (
    <ReferenceInput
      source={source}
      reference="regions"
      perPage={30}
      sort={{ field: "code", order: "ASC" }}
      filter={level ? { level } : undefined}
    >
      <AutocompleteInput
        label={label}
        optionText={text}
        filterToQuery={(q: string) => ({ q })}
        matchSuggestion={() => true}
        validate={validate}
        helperText={helperText}
        debounce={300}
        sx={{ minWidth: 220 }}
      />
    </ReferenceInput>
  );
}
