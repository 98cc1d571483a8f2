import { and, eq, isNull } from "drizzle-orm";
import type { Question } from "#db/schema/forms.ts";
import { forms, formVersions } from "#db/schema/index.ts";
import type { Context } from "../context.ts";
import { type Answers, everyQuestion, type Faults } from "../forms/answers.ts";
import { checkAnswers } from "../forms/checkAnswers.ts";
import { toldAnswers } from "../forms/toldAnswers.ts";
import { choiceValue, Names } from "../forms/xlsform/names.ts";

/** The form of the office, in the version in use, that the answers of another tool are checked by. */
export interface AskedBySubmission {
  formId: string;
  code: string;
  number: number;
  definition: { questions: Question[] };
}

export async function readAskedForm(
  ctx: Pick<Context, "db">,
  formId: string,
  organizationId: string,
): Promise<AskedBySubmission | undefined> {
  const [row] = await ctx.db
    .select({ formId: forms.id, code: forms.code, number: formVersions.number, definition: formVersions.definition })
    .from(forms)
    .innerJoin(formVersions, and(eq(formVersions.formId, forms.id), eq(formVersions.number, forms.publishedVersion)))
    .where(
      and(
        eq(forms.id, formId),
        eq(forms.organizationId, organizationId),
        eq(forms.retired, false),
        isNull(forms.deletedAt),
      ),
    );
  return row;
}

/** Answers that a text of another tool can tell; its photos and signatures stay there, entries of a repeat too. */
const UNTOLD: readonly string[] = ["photo", "signature", "repeat", "note", "group"];

function valueOfText({ kind, options = [] }: Question, text: string): unknown {
  const choice = (value: string) => {
    const kept = choiceValue(value);
    return options.find((one) => one.value === value || one.value === kept)?.value ?? value;
  };
  switch (kind) {
    case "number":
    case "money":
      return text.trim() === "" || Number.isNaN(Number(text)) ? text : Number(text);
    case "date":
      return /^\d{4}-\d\d-\d\d(?=T|$)/.exec(text)?.[0] ?? text;
    case "one":
      return choice(text);
    case "many":
      return text.split(/\s+/).filter(Boolean).map(choice);
    case "yes_no":
      if (/^(yes|ya|true|1|ok)$/i.test(text)) return true;
      return /^(no|tidak|false|0)$/i.test(text) ? false : text;
    case "place": {
      const [lat, lng, , accuracy] = text.split(/\s+/).map(Number);
      return { lat, lng, ...(accuracy !== undefined && { accuracy }) };
    }
    default:
      return text;
  }
}

/** Answers by the last part of their path, called as an XLSForm's questions are called here. */
function byName(answers: ReadonlyMap<string, string>): Map<string, string> {
  const named = new Map<string, string>();
  for (const [path, text] of answers) {
    const last = path.split("/").at(-1) ?? "";
    const name = new Names().take(last, "");
    if (name !== "" && !named.has(name)) named.set(name, text);
  }
  return named;
}

export interface SubmittedAnswers {
  answers: Answers;
  faults: Faults;
  formId: string;
  formVersion: number;
  told: Answers;
}

/** What another tool sent, as answers to a form of the office: read by name, checked as a visit's are. */
export function answersOfSubmission(
  form: AskedBySubmission,
  sent: ReadonlyMap<string, string>,
  today: string,
): SubmittedAnswers {
  const texts = byName(sent);
  const given: Answers = {};
  for (const question of everyQuestion(form.definition.questions)) {
    const text = texts.get(question.name);
    if (text !== undefined && !UNTOLD.includes(question.kind)) given[question.name] = valueOfText(question, text);
  }
  const insideRepeats = form.definition.questions.flatMap(namesInRepeats);
  for (const name of insideRepeats) delete given[name];
  const { answers, faults } = checkAnswers(askable(form), given, { today });
  const told = toldAnswers(form.code, form.definition, answers);
  return { answers, faults, formId: form.formId, formVersion: form.number, told };
}

const namesInRepeats = ({ kind, questions = [] }: Question): string[] =>
  kind === "repeat" ? everyQuestion(questions).map(({ name }) => name) : questions.flatMap(namesInRepeats);

/** The form without demanding what cannot come by this way. */
const askable = ({ definition }: AskedBySubmission) => {
  const lenient = (question: Question): Question => ({
    ...question,
    ...(UNTOLD.includes(question.kind) && { required: false }),
    ...(question.questions && { questions: question.questions.map(lenient) }),
  });
  return { questions: definition.questions.map(lenient) };
};
