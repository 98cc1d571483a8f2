import Box from "@mui/material/Box";
import InputAdornment from "@mui/material/InputAdornment";
import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import { useState } from "react";
import { useTranslate } from "react-admin";
import type { ValueEditorProps } from "react-querybuilder";
import type { BuilderField, FieldsByName } from "./builderField.ts";
import { placeOf } from "./controls.tsx";
import { takesMany, takesNone, takesTwo, valueFor } from "./queryModel.ts";

interface OneProps {
  field: BuilderField;
  label: string;
  value: unknown;
  disabled?: boolean;
  onChange: (value: unknown) => void;
}

/** What a condition compares with: one value, two bounds or a list, each as the type of its field takes it. */
export function ValueInput({
  field: name,
  operator,
  value,
  handleOnChange,
  path,
  title,
  disabled,
  context,
}: ValueEditorProps) {
  const translate = useTranslate();
  const field = (context as FieldsByName).get(name);
  if (!field || takesNone(operator)) return null;
  const label = `${title} ${placeOf(path)}`;
  const shaped = valueFor(operator, value);
  if (takesMany(operator))
    return <ManyInput field={field} label={label} value={shaped} disabled={disabled} onChange={handleOnChange} />;
  if (takesTwo(operator)) {
    const [from, to] = shaped as [unknown, unknown];
    const side = (word: "from" | "to") => translate(`builder.${word}`, { label });
    return (
      <Box className="rule-value two">
        <OneInput
          field={field}
          label={side("from")}
          value={from}
          disabled={disabled}
          onChange={(next) => handleOnChange([next, to])}
        />
        <span>–</span>
        <OneInput
          field={field}
          label={side("to")}
          value={to}
          disabled={disabled}
          onChange={(next) => handleOnChange([from, next])}
        />
      </Box>
    );
  }
  return (
    <Box className="rule-value">
      <OneInput field={field} label={label} value={shaped} disabled={disabled} onChange={handleOnChange} />
    </Box>
  );
}

function OneInput(props: OneProps) {
  const { field, label, value, disabled, onChange } = props;
  const translate = useTranslate();
  if (field.type === "number") return <NumberText {...props} />;
  if (field.type === "enum" || field.type === "boolean") {
    const yesNo = ["true", "false"].map((one) => ({ value: one, label: translate(`ra.boolean.${one}`) }));
    const choices = field.type === "boolean" ? yesNo : (field.values ?? []);
    const chosen = String(value ?? "");
    return (
      <TextField
        select
        margin="none"
        disabled={disabled}
        value={choices.some((one) => one.value === chosen) ? chosen : ""}
        error={!choices.some((one) => one.value === chosen)}
        onChange={(event) => onChange(field.type === "boolean" ? event.target.value === "true" : event.target.value)}
        slotProps={{ select: { SelectDisplayProps: { "aria-label": label } } }}
      >
        {choices.map((one) => (
          <MenuItem key={one.value} value={one.value}>
            {one.label}
          </MenuItem>
        ))}
      </TextField>
    );
  }
  return (
    <TextField
      margin="none"
      type={field.type === "day" ? "date" : "text"}
      disabled={disabled}
      value={typeof value === "string" ? value : ""}
      error={value === null || value === ""}
      onChange={(event) => onChange(event.target.value === "" ? null : event.target.value)}
      slotProps={{ htmlInput: { "aria-label": label } }}
    />
  );
}

const parsed = (text: string): number | null =>
  /^-?\d{1,15}([.,]\d{1,6})?$/.test(text.trim()) ? Number(text.trim().replace(",", ".")) : null;

/** The text stands as it is typed; what it says as a number goes into the query. */
function NumberText({ field, label, value, disabled, onChange }: OneProps) {
  const [typed, setTyped] = useState<string>();
  const shown = typed !== undefined && parsed(typed) === value ? typed : String(value ?? typed ?? "");
  return (
    <TextField
      margin="none"
      disabled={disabled}
      value={shown}
      error={parsed(shown) === null}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(parsed(event.target.value));
      }}
      slotProps={{
        htmlInput: { "aria-label": label, inputMode: "decimal", autoComplete: "off" },
        input: { endAdornment: field.unit && <InputAdornment position="end">{field.unit}</InputAdornment> },
      }}
    />
  );
}

function ManyInput({ field, label, value, disabled, onChange }: OneProps) {
  const list = value as unknown[];
  const [typed, setTyped] = useState<string>();
  if (field.type === "enum") {
    return (
      <TextField
        className="rule-value wide"
        select
        margin="none"
        disabled={disabled}
        value={list.map(String)}
        error={list.length === 0}
        onChange={(event) => onChange(event.target.value)}
        slotProps={{ select: { multiple: true, SelectDisplayProps: { "aria-label": label } } }}
      >
        {(field.values ?? []).map((one) => (
          <MenuItem key={one.value} value={one.value}>
            {one.label}
          </MenuItem>
        ))}
      </TextField>
    );
  }
  const read = (text: string): unknown[] =>
    text
      .split(field.type === "number" ? /[;\s]+|,(?=\s)/ : ",")
      .map((one) => one.trim())
      .filter((one) => one !== "")
      .map((one) => (field.type === "number" ? parsed(one) : one));
  const shown = typed !== undefined && JSON.stringify(read(typed)) === JSON.stringify(list) ? typed : list.join("; ");
  return (
    <ListText
      label={label}
      disabled={disabled}
      shown={shown}
      onType={(text) => {
        setTyped(text);
        onChange(read(text).filter((one) => one !== null));
      }}
    />
  );
}

function ListText(props: { label: string; disabled?: boolean; shown: string; onType: (text: string) => void }) {
  const translate = useTranslate();
  return (
    <TextField
      className="rule-value wide"
      margin="none"
      disabled={props.disabled}
      value={props.shown}
      error={props.shown === ""}
      helperText={translate("builder.listHelp")}
      onChange={(event) => props.onType(event.target.value)}
      slotProps={{ htmlInput: { "aria-label": props.label, autoComplete: "off" } }}
    />
  );
}
