import Box from "@mui/material/Box";
import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import { useTranslate } from "react-admin";
import type { QuestionKind } from "#db/constants.ts";
import { TODAY } from "#worker/forms/query.ts";
import { today } from "../../format/clock.ts";
import { formatNumber } from "../../format/number.ts";
import { parseMoney } from "../../inputs/money.ts";

interface BoundInputProps {
  kind: QuestionKind;
  label: string;
  value: number | string | undefined;
  onChange: (value: number | string | undefined) => void;
  fault?: string;
}

/** One bound of an answer: an amount, a count, a day, or the day on which the form is filled in. */
export function BoundInput(props: BoundInputProps) {
  const { kind, label, value, onChange, fault } = props;
  if (kind === "date") return <DayBound {...props} />;
  const shown = kind === "money" && typeof value === "number" ? formatNumber(value) : String(value ?? "");
  const read = (text: string) => {
    if (text === "") return undefined;
    return kind === "money" ? (parseMoney(text) ?? undefined) : Number(text);
  };
  return (
    <TextField
      label={label}
      type={kind === "money" ? "text" : "number"}
      value={shown}
      onChange={({ target }) => onChange(read(target.value))}
      error={Boolean(fault)}
      helperText={fault}
      slotProps={{ htmlInput: { inputMode: kind === "number" ? "decimal" : "numeric", step: "any" } }}
    />
  );
}

function DayBound({ label, value, onChange, fault }: BoundInputProps) {
  const translate = useTranslate();
  const text = (key: string) => translate(`resources.forms.build.${key}`);
  const sort = value === undefined ? "none" : value === TODAY ? TODAY : "day";
  const choose = (wanted: string) =>
    onChange(wanted === "none" ? undefined : wanted === TODAY ? TODAY : (value !== TODAY && value) || today());
  return (
    <Box>
      <TextField
        select
        label={label}
        value={sort}
        onChange={({ target }) => choose(target.value)}
        error={Boolean(fault)}
      >
        <MenuItem value="none">{text("noLimit")}</MenuItem>
        <MenuItem value={TODAY}>{text("today")}</MenuItem>
        <MenuItem value="day">{text("aDay")}</MenuItem>
      </TextField>
      {sort === "day" && (
        <TextField
          type="date"
          value={value}
          onChange={({ target }) => target.value && onChange(target.value)}
          error={Boolean(fault)}
          helperText={fault}
          slotProps={{ htmlInput: { "aria-label": `${label}: ${text("aDay")}` } }}
        />
      )}
    </Box>
  );
}
