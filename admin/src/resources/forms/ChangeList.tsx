import Box from "@mui/material/Box";
import { useLocale, useTranslate } from "react-admin";
import { Quiet } from "../../fields/text.tsx";
import { wordsIn } from "../../forms/formText.ts";
import type { QuestionChange } from "./formChanges.ts";

/** What became of each question, one line a question. */
export function ChangeList({ changes }: { changes: readonly QuestionChange[] }) {
  const translate = useTranslate();
  const locale = useLocale();
  const text = (key: string, options = {}) => translate(`resources.forms.publish.${key}`, options);
  const choicesOf = ({ choices }: QuestionChange) =>
    choices.length === 0
      ? text("optionOrder")
      : choices
          .map(({ choice, what }) => text(what, { words: wordsIn(choice.label, locale) || choice.value }))
          .join(", ");
  const partsOf = (change: QuestionChange) =>
    change.parts
      .map((part) => text(`what.${part}`, part === "options" ? { detail: choicesOf(change) } : {}))
      .join("; ");
  return (
    <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 2.5, fontSize: "0.875rem" }}>
      {changes.map((change) => (
        <li key={`${change.change} ${change.question.name}`}>
          <strong>{text(change.change)}</strong>: {wordsIn(change.question.label, locale) || change.question.name}{" "}
          <Quiet>({translate(`enums.questionKind.${change.question.kind}`).toLowerCase()})</Quiet>
          {change.parts.length > 0 && <> – {partsOf(change)}</>}
        </li>
      ))}
    </Box>
  );
}
