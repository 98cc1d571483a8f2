import type { FormDefinition, Question } from "#db/schema/forms.ts";
import { type Answers, type AskContext, isRecord, own } from "./answers.ts";
import { checkAnswer } from "./checkAnswer.ts";
import { MOST_ROWS } from "./checkAnswers.ts";
import { TODAY } from "./query.ts";

/** Files and signatures belong to the visit they were made on. */
const NEVER_TAKEN_OVER = ["photo", "signature"];

/**
 * What a form starts with: the answer of the last visit where the question asks for it and it would still be accepted,
 * else the question's default. Answers that a later one makes irrelevant are dropped when they are checked.
 */
export function prefilled(definition: FormDefinition, last: Answers | undefined, ctx: AskContext): Answers {
  return start(definition.questions, last, ctx);
}

/** A new row of a repeat, with the defaults of its questions. */
export const newRow = (repeat: Question, ctx: AskContext): Answers => start(repeat.questions ?? [], undefined, ctx);

function start(questions: readonly Question[], last: Answers | undefined, ctx: AskContext): Answers {
  const answers: Answers = {};
  for (const question of questions) {
    if (question.retired) continue;
    if (question.kind === "group") Object.assign(answers, start(question.questions ?? [], last, ctx));
    else if (question.kind === "repeat") {
      const rows = startRows(question, last, ctx);
      if (rows.length > 0) answers[question.name] = rows;
    } else {
      const value = startValue(question, question.prefill ? own(last, question.name) : undefined, ctx);
      if (value !== undefined) answers[question.name] = value;
    }
  }
  return answers;
}

function startValue(question: Question, before: unknown, ctx: AskContext): unknown {
  const asked = { today: ctx.today };
  if (!NEVER_TAKEN_OVER.includes(question.kind)) {
    const kept = checkAnswer(question, before, asked);
    if ("value" in kept) return kept.value;
  }
  const preset = question.kind === "date" && question.default === TODAY ? ctx.today : question.default;
  const reading = checkAnswer(question, preset, asked);
  return "value" in reading ? reading.value : undefined;
}

/** The rows of the last visit with what may be taken over, else as many empty ones as there must be. */
function startRows(question: Question, last: Answers | undefined, ctx: AskContext): Answers[] {
  const before = question.prefill ? own(last, question.name) : undefined;
  if (Array.isArray(before) && before.length > 0) {
    const everything = (question.questions ?? []).map(takenOver);
    return before
      .filter(isRecord)
      .slice(0, MOST_ROWS)
      .map((row) => start(everything, row, ctx));
  }
  const { min } = question.limits ?? {};
  const count = typeof min === "number" ? Math.min(min, MOST_ROWS) : question.required ? 1 : 0;
  return Array.from({ length: count }, () => newRow(question, ctx));
}

/** A row that is taken over is taken over whole. */
const takenOver = (question: Question): Question => ({
  ...question,
  prefill: true,
  ...(question.questions && { questions: question.questions.map(takenOver) }),
});
