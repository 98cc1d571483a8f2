import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";
import MenuItem from "@mui/material/MenuItem";
import Radio from "@mui/material/Radio";
import RadioGroup from "@mui/material/RadioGroup";
import TextField from "@mui/material/TextField";
import type { ReactElement } from "react";
import { useLocale, useTranslate } from "react-admin";
import type { Choice } from "#db/schema/forms.ts";
import { type AnswerProps, fieldAttributes, setAttributes } from "./answerProps.ts";
import { wordsIn } from "./formText.ts";

/** More choices than a thumb wants to scroll past become a menu. */
const MOST_IN_SIGHT = 12;

const tall = {
  m: 0,
  mb: 0.5,
  pr: 1,
  minHeight: 44,
  border: 1,
  borderRadius: 1,
  borderColor: "divider",
  "&:has(input:checked)": { borderColor: "primary.main", bgcolor: "primary.light" },
} as const;

/** Choices that may be given now; a retired one stays in sight only while it is the answer. */
function offered(options: readonly Choice[] | undefined, chosen: readonly string[]): Choice[] {
  return (options ?? []).filter(({ value, retired }) => !retired || chosen.includes(value));
}

function useChoiceWords() {
  const locale = useLocale();
  const translate = useTranslate();
  return ({ label, value, retired }: Choice) => {
    const words = wordsIn(label, locale) || value;
    return retired ? translate("resources.forms.answer.retired", { words }) : words;
  };
}

const line = (value: string | boolean, control: ReactElement, label: string) => (
  <FormControlLabel key={String(value)} value={String(value)} control={control} label={label} sx={tall} />
);

/** One of a few: each a row as wide as the phone. An answer that need not be given can be taken back. */
function OneOf({ choices, ...props }: AnswerProps & { choices: [value: string | boolean, words: string][] }) {
  const translate = useTranslate();
  const given = props.value === null || props.value === undefined ? "" : String(props.value);
  const pick = (text: string) => props.onChange(choices.find(([value]) => String(value) === text)?.[0] ?? null);
  return (
    <>
      <RadioGroup
        {...setAttributes(props)}
        aria-invalid={props.faulty || undefined}
        aria-required={props.question.required || undefined}
        value={given}
        onChange={(_event, text) => pick(text)}
      >
        {choices.map(([value, words]) => line(value, <Radio disabled={props.disabled} />, words))}
      </RadioGroup>
      {given !== "" && !props.question.required && !props.disabled && (
        <Button size="small" onClick={() => props.onChange(null)}>
          {translate("resources.forms.answer.takeBack")}
        </Button>
      )}
    </>
  );
}

export function YesNoAnswer(props: AnswerProps) {
  const translate = useTranslate();
  const choices: [boolean, string][] = [
    [true, translate("ra.boolean.true")],
    [false, translate("ra.boolean.false")],
  ];
  return <OneOf {...props} choices={choices} />;
}

export function OneAnswer(props: AnswerProps) {
  const wordsOf = useChoiceWords();
  const translate = useTranslate();
  const choices = offered(props.question.options, [String(props.value ?? "")]);
  if (choices.length <= MOST_IN_SIGHT)
    return <OneOf {...props} choices={choices.map((choice) => [choice.value, wordsOf(choice)])} />;
  return (
    <TextField
      select
      id={props.inputId}
      margin="none"
      disabled={props.disabled}
      error={props.faulty}
      value={(props.value as string | null) ?? ""}
      onChange={({ target }) => props.onChange(target.value || null)}
      slotProps={{
        select: {
          labelId: props.labelId,
          displayEmpty: true,
          SelectDisplayProps: fieldAttributes(props),
        },
      }}
    >
      <MenuItem value="">{translate("resources.forms.answer.choose")}</MenuItem>
      {choices.map((choice) => (
        <MenuItem key={choice.value} value={choice.value} sx={{ whiteSpace: "normal", minHeight: 44 }}>
          {wordsOf(choice)}
        </MenuItem>
      ))}
    </TextField>
  );
}

export function ManyAnswer(props: AnswerProps) {
  const wordsOf = useChoiceWords();
  const chosen = Array.isArray(props.value) ? (props.value as string[]) : [];
  const choices = offered(props.question.options, chosen);
  const turn = (value: string, on: boolean) => {
    const next = choices.map((one) => one.value).filter((one) => (one === value ? on : chosen.includes(one)));
    props.onChange(next.length > 0 ? next : null);
  };
  return (
    <Box role="group" {...setAttributes(props)} sx={{ display: "flex", flexDirection: "column" }}>
      {choices.map((choice) =>
        line(
          choice.value,
          <Checkbox
            checked={chosen.includes(choice.value)}
            disabled={props.disabled}
            onChange={(_event, on) => turn(choice.value, on)}
            slotProps={{ input: { "aria-invalid": props.faulty || undefined } }}
          />,
          wordsOf(choice),
        ),
      )}
    </Box>
  );
}
