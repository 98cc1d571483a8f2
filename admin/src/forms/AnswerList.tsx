import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useLocale, useTranslate } from "react-admin";
import type { Question } from "#db/schema/forms.ts";
import { type Answers, isBlank } from "#worker/forms/answers.ts";
import { fileUrl } from "../attachments/attachmentModel.ts";
import { Tile } from "../attachments/Tile.tsx";
import { Day, Money, Quiet } from "../fields/text.tsx";
import { formatNumber } from "../format/number.ts";
import type { Position } from "../inputs/usePosition.ts";
import { wordsIn } from "./formText.ts";
import { PlaceText } from "./PlaceAnswer.tsx";
import { SignaturePicture } from "./SignatureAnswer.tsx";

interface AnswerListProps {
  questions: readonly Question[];
  answers: Answers;
}

/** Answers as they were given, by the words of the version that asked. */
export function AnswerList({ questions, answers }: AnswerListProps) {
  const told = questions.filter((question) => isTold(question, answers));
  return (
    <Box component="dl" sx={{ m: 0, display: "grid", gap: 1, gridTemplateColumns: "minmax(0,1fr)" }}>
      {told.map((question) => (
        <Answered key={question.name} question={question} answers={answers} />
      ))}
    </Box>
  );
}

/** What was answered; of a group, whether anything in it was. */
function isTold(question: Question, answers: Answers): boolean {
  if (question.kind === "note") return false;
  if (question.kind === "group") return (question.questions ?? []).some((one) => isTold(one, answers));
  return !isBlank(answers[question.name]);
}

function Answered({ question, answers }: { question: Question; answers: Answers }) {
  const locale = useLocale();
  const translate = useTranslate();
  const label = wordsIn(question.label, locale) || question.name;
  const value = answers[question.name];
  const inner = question.questions ?? [];
  const rows = question.kind === "repeat" && Array.isArray(value) ? (value as Answers[]) : [];
  return (
    <Box>
      <Typography component="dt" variant="caption" sx={{ color: "text.secondary" }}>
        {label}
      </Typography>
      <Typography component="dd" variant="body2" sx={{ m: 0, overflowWrap: "anywhere", whiteSpace: "pre-line" }}>
        {question.kind === "group" && <Inside questions={inner} answers={answers} />}
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are kept in their order
          <Box key={at} sx={{ mt: 0.5 }}>
            <Quiet>{translate("resources.forms.answer.item", { name: label, number: at + 1 })}</Quiet>
            <Inside questions={inner} answers={row} />
          </Box>
        ))}
        {inner.length === 0 && <AnswerValue question={question} value={value} />}
      </Typography>
    </Box>
  );
}

const Inside = (props: AnswerListProps) => (
  <Box sx={{ pl: 1.5, borderLeft: 2, borderColor: "divider" }}>
    <AnswerList {...props} />
  </Box>
);

/** One answer in words. */
export function AnswerValue({ question, value }: { question: Question; value: unknown }) {
  const locale = useLocale();
  const translate = useTranslate();
  if (isBlank(value)) return <Quiet>{translate("resources.forms.answer.none")}</Quiet>;
  const choice = (given: unknown) =>
    wordsIn(question.options?.find((one) => one.value === given)?.label, locale) || String(given);
  switch (question.kind) {
    case "number":
      return <>{formatNumber(value as number)}</>;
    case "money":
      return <Money value={value as number} />;
    case "date":
      return <Day value={value as string} kind="long" />;
    case "one":
      return <>{choice(value)}</>;
    case "many":
      return <>{(value as unknown[]).map(choice).join(", ")}</>;
    case "yes_no":
      return <>{translate(`ra.boolean.${value === true}`)}</>;
    case "place":
      return <PlaceText place={value as Position} />;
    case "signature":
      return <SignaturePicture path={String(value)} />;
    case "photo":
      return (
        <Link href={fileUrl({ id: String(value) })} target="_blank" rel="noreferrer">
          <Tile src={fileUrl({ id: String(value) })} alt={wordsIn(question.label, locale)} />
        </Link>
      );
    default:
      return <>{String(value)}</>;
  }
}
