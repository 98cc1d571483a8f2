import InputAdornment from "@mui/material/InputAdornment";
import TextField from "@mui/material/TextField";
import { useLocale } from "react-admin";
import { formatDay } from "../format/day.ts";
import { formatNumber } from "../format/number.ts";
import { parseMoney } from "../inputs/money.ts";
import { type AnswerProps, fieldAttributes } from "./answerProps.ts";

const LONG_TEXT = 120;

const shared = (props: AnswerProps) =>
  ({ id: props.inputId, disabled: props.disabled, error: props.faulty, margin: "none" }) as const;

export function TextAnswer(props: AnswerProps) {
  const most = Number(props.question.limits?.max ?? Number.POSITIVE_INFINITY);
  return (
    <TextField
      {...shared(props)}
      value={(props.value as string | null) ?? ""}
      onChange={({ target }) => props.onChange(target.value === "" ? null : target.value)}
      multiline={most > LONG_TEXT}
      slotProps={{ htmlInput: { ...fieldAttributes(props), autoComplete: "off" } }}
    />
  );
}

export function NumberAnswer(props: AnswerProps) {
  return (
    <TextField
      {...shared(props)}
      type="number"
      value={(props.value as number | null) ?? ""}
      onChange={({ target }) => props.onChange(target.value === "" ? null : Number(target.value))}
      // The wheel scrolls the page and never changes a figure.
      onWheel={({ target }) => (target as HTMLElement).blur()}
      slotProps={{ htmlInput: { ...fieldAttributes(props), inputMode: "decimal", step: "any", autoComplete: "off" } }}
    />
  );
}

export function MoneyAnswer(props: AnswerProps) {
  return (
    <TextField
      {...shared(props)}
      value={formatNumber(props.value as number | null)}
      onChange={({ target }) => props.onChange(parseMoney(target.value))}
      slotProps={{
        htmlInput: { ...fieldAttributes(props), inputMode: "numeric", autoComplete: "off" },
        input: { startAdornment: <InputAdornment position="start">Rp</InputAdornment> },
      }}
    />
  );
}

/** The browser decides how its own field writes a day; under it the day stands as people here write it. */
export function DateAnswer(props: AnswerProps) {
  const locale = useLocale();
  const day = (props.value as string | null) ?? "";
  return (
    <TextField
      {...shared(props)}
      type="date"
      value={day}
      onChange={({ target }) => props.onChange(target.value || null)}
      helperText={formatDay(day, locale, "long")}
      slotProps={{ htmlInput: fieldAttributes(props) }}
    />
  );
}
