import Add from "@mui/icons-material/Add";
import Delete from "@mui/icons-material/DeleteOutlined";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import FormHelperText from "@mui/material/FormHelperText";
import IconButton from "@mui/material/IconButton";
import Typography from "@mui/material/Typography";
import { useId } from "react";
import { useLocale, useTranslate } from "react-admin";
import type { Question } from "#db/schema/forms.ts";
import type { Answers } from "#worker/forms/answers.ts";
import { MOST_ROWS } from "#worker/forms/checkAnswers.ts";
import { newRow } from "#worker/forms/prefill.ts";
import { useUndoNotice } from "../dialogs/UndoNotice.tsx";
import { type Asked, FormFields } from "./FormFields.tsx";
import { wordsIn } from "./formText.ts";
import { useLatest } from "./useLatest.ts";

interface RepeatFieldProps {
  question: Question;
  value: unknown;
  onChange: (rows: Answers[] | null) => void;
  asked: Asked;
  /** Where the repeat stands. */
  place: string;
  disabled?: boolean;
}

const rowsOf = (value: unknown): Answers[] => (Array.isArray(value) ? (value as Answers[]) : []);

/** The same questions for each of several: rows that are added, and taken away with a way back. */
export function RepeatField({ question, value, onChange, asked, place, disabled }: RepeatFieldProps) {
  const locale = useLocale();
  const translate = useTranslate();
  const notifyUndo = useUndoNotice();
  const id = useId();
  const rows = rowsOf(value);
  const latest = useLatest({ rows, onChange });
  const name = wordsIn(question.label, locale);
  const hint = wordsIn(question.hint, locale);
  const fault = asked.faultAt(place);
  const most = Math.min(MOST_ROWS, Number(question.limits?.max ?? MOST_ROWS));
  const text = (key: string, options = {}) => translate(`resources.forms.answer.${key}`, { name, ...options });

  const put = (next: Answers[]) => latest.current.onChange(next.length > 0 ? next : null);
  const remove = (at: number) => {
    const [row] = rows.slice(at, at + 1);
    put(rows.toSpliced(at, 1));
    if (!row || Object.keys(row).length === 0) return;
    notifyUndo(text("removed", { number: at + 1 }), async () => put(latest.current.rows.toSpliced(at, 0, row)));
  };
  return (
    <Box role="group" aria-labelledby={`${id}-label`} data-place={place} sx={{ my: 2 }}>
      <Typography variant="h2" component="p" id={`${id}-label`}>
        {name}
        {question.required && <span aria-hidden> *</span>}
      </Typography>
      {hint && (
        <Typography variant="caption" component="p" sx={{ color: "text.secondary" }}>
          {hint}
        </Typography>
      )}
      {rows.map((row, at) => (
        <Box
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place, as its faults are
          key={at}
          role="group"
          aria-label={text("item", { number: at + 1 })}
          sx={{ mt: 1, px: 1.5, pt: 0.5, border: 1, borderColor: "divider", borderRadius: 1 }}
        >
          <Box sx={{ display: "flex", alignItems: "center", justifyContent: "space-between" }}>
            <Typography variant="h3" component="p">
              {text("item", { number: at + 1 })}
            </Typography>
            {!disabled && (
              <IconButton onClick={() => remove(at)} aria-label={text("remove", { number: at + 1 })}>
                <Delete fontSize="small" />
              </IconButton>
            )}
          </Box>
          <FormFields
            questions={question.questions ?? []}
            answers={row}
            onChange={(changed) => put(rows.with(at, changed))}
            asked={asked}
            place={`${place}.${at}.`}
            disabled={disabled}
          />
        </Box>
      ))}
      {!disabled && rows.length < most && (
        <Button
          variant="outlined"
          startIcon={<Add />}
          onClick={() => put([...rows, newRow(question, { today: asked.today })])}
          sx={{ mt: 1, minHeight: 44 }}
        >
          {text("add")}
        </Button>
      )}
      {fault && (
        <FormHelperText error role="alert">
          {fault}
        </FormHelperText>
      )}
    </Box>
  );
}
