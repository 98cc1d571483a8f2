import Autocomplete from "@mui/material/Autocomplete";
import Box from "@mui/material/Box";
import TextField from "@mui/material/TextField";
import { useMemo, useState } from "react";
import { NumberInput, useGetList, useLocale, useTranslate } from "react-admin";
import { useController, useWatch } from "react-hook-form";
import { useSession } from "../../providers/useSession.ts";
import { useReachNames } from "./RuleSentence.tsx";
import { languageOf } from "./ruleModel.ts";

interface PlacesInputProps {
  name: string;
  label: string;
  help?: string;
  options: readonly string[];
  nameOf?: (value: string) => string;
  /** Values that are in no list may be typed. */
  free?: boolean;
  onSearch?: (typed: string) => void;
}

/** One and the same list each time: a new one would clear what is being typed. */
const NONE: string[] = [];

/** Several values of one list; none means all. */
function PlacesInput({ name, label, help, options, nameOf = (value) => value, free, onSearch }: PlacesInputProps) {
  const translate = useTranslate();
  const { field, fieldState } = useController({ name, defaultValue: null });
  const chosen = (field.value ?? NONE) as string[];
  return (
    <Autocomplete<string, true, false, boolean>
      multiple
      freeSolo={free}
      options={[...new Set([...chosen, ...options])]}
      value={chosen}
      getOptionLabel={nameOf}
      filterSelectedOptions
      clearText={translate("ra.action.clear_input_value")}
      closeText={translate("ra.action.close")}
      openText={translate("ra.action.open")}
      {...(onSearch ? { filterOptions: (all) => all } : {})}
      onChange={(_, next) => field.onChange(next.length > 0 ? next : null)}
      onInputChange={(_, typed) => onSearch?.(typed)}
      noOptionsText={translate("builder.noMatch")}
      renderInput={(input) => (
        <TextField
          {...input}
          label={translate(label)}
          placeholder={chosen.length === 0 ? translate("resources.rules.everybody") : undefined}
          error={Boolean(fieldState.error)}
          helperText={fieldState.error?.message ?? (help && translate(help))}
        />
      )}
    />
  );
}

const FIRST = { page: 1, perPage: 200 };

/** Whom a rule looks at: what is left empty leaves nobody out. */
export function ReachInputs() {
  const language = languageOf(useLocale());
  const [scope, appliesTo] = useWatch({ name: ["scope", "appliesTo"] });
  const { user } = useSession();
  const [typed, setTyped] = useState("");
  const names = useReachNames(appliesTo);
  const { data: programs } = useGetList<{ id: string; skill: string | null }>("programs", {
    pagination: FIRST,
    sort: { field: "year", order: "DESC" },
  });
  const { data: found } = useGetList<{ id: string; code: string; name: string; path?: string }>(
    "regions",
    {
      filter: { ...(typed ? { q: typed } : {}), ...(user.jurisdiction ? { within: user.jurisdiction } : {}) },
      ...{ pagination: { page: 1, perPage: 50 }, sort: { field: "code", order: "ASC" } },
    },
    { placeholderData: (before) => before },
  );
  const skills = useMemo(
    () => [...new Set((programs ?? []).flatMap(({ skill }) => (skill ? [skill] : [])))].sort(),
    [programs],
  );
  const regionName = (code: string) => {
    const region = found?.find((one) => one.code === code);
    return `${region?.path ?? region?.name ?? names.regions?.[code] ?? code} (${code})`;
  };
  const label = (field: string) => `resources.rules.reach.${field}`;
  return (
    <Box sx={{ display: "grid", columnGap: 2, gridTemplateColumns: { xs: "minmax(0,1fr)", sm: "1fr 1fr" } }}>
      <PlacesInput
        name="appliesTo.programKinds"
        label={label("programKinds")}
        options={Object.keys(names.kinds ?? {})}
        nameOf={(code) => names.kinds?.[code]?.[language] ?? code}
        free
      />
      <PlacesInput name="appliesTo.skills" label={label("skills")} options={skills} free />
      <PlacesInput
        name="appliesTo.regions"
        label={label("regions")}
        help="resources.rules.reach.regionsHelp"
        options={(found ?? []).map(({ code }) => code)}
        nameOf={regionName}
        onSearch={setTyped}
      />
      {scope !== "program" && (
        <Box sx={{ display: "grid", columnGap: 2, gridTemplateColumns: "1fr 1fr" }}>
          <NumberInput source="appliesTo.monthsFrom" label={label("monthsFrom")} min={0} max={600} helperText={false} />
          <NumberInput source="appliesTo.monthsTo" label={label("monthsTo")} min={0} max={600} helperText={false} />
        </Box>
      )}
    </Box>
  );
}
