import Autocomplete from "@mui/material/Autocomplete";
import Box from "@mui/material/Box";
import TextField from "@mui/material/TextField";
import { useTranslate } from "react-admin";
import type { FieldSelectorProps } from "react-querybuilder";
import type { BuilderField, FieldsByName } from "./builderField.ts";
import { placeOf } from "./controls.tsx";

/** The field a condition asks about, found by typing part of its name or of what it means. */
export function FieldSelect({ value, handleOnChange, path, title, disabled, className, context }: FieldSelectorProps) {
  const translate = useTranslate();
  const fields = context as FieldsByName;
  const options = [...fields.values()];
  const chosen = fields.get(value ?? "") ?? null;
  const gone = Boolean(value) && chosen === null;
  return (
    <Autocomplete<BuilderField, false, true>
      className={className}
      options={options}
      value={chosen as BuilderField}
      disableClearable
      closeText={translate("ra.action.close")}
      openText={translate("ra.action.open")}
      disabled={disabled}
      getOptionLabel={(field) => field.label}
      isOptionEqualToValue={(a, b) => a.name === b.name}
      filterOptions={(all, { inputValue }) => matching(all, inputValue, chosen)}
      onChange={(_, field) => handleOnChange(field.name)}
      noOptionsText={translate("builder.noMatch")}
      renderOption={({ key, ...option }, field) => (
        <Box component="li" key={key} {...option} sx={{ display: "block !important" }}>
          <div>{field.label}</div>
          {field.meaning && <Box sx={{ fontSize: "0.8125rem", color: "text.secondary" }}>{field.meaning}</Box>}
        </Box>
      )}
      renderInput={(input) => (
        <TextField
          {...input}
          margin="none"
          error={gone}
          placeholder={gone ? value : undefined}
          helperText={gone ? translate("builder.gone", { field: value ?? "" }) : undefined}
          slotProps={{
            ...input.slotProps,
            htmlInput: { ...input.slotProps.htmlInput, "aria-label": `${title} ${placeOf(path)}` },
          }}
        />
      )}
    />
  );
}

/** All of them while the name of the chosen one stands there unchanged. */
function matching(all: BuilderField[], typed: string, chosen: BuilderField | null): BuilderField[] {
  const words = typed.trim().toLowerCase().split(/\s+/);
  if (typed === "" || typed === chosen?.label) return all;
  const text = ({ label, name, meaning = "" }: BuilderField) => `${label} ${name} ${meaning}`.toLowerCase();
  const hits = all.filter((field) => words.every((word) => text(field).includes(word)));
  const inLabel = (field: BuilderField) => words.every((word) => field.label.toLowerCase().includes(word));
  return [...hits.filter(inLabel), ...hits.filter((field) => !inLabel(field))];
}
