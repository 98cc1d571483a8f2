import { and, eq, isNull } from "drizzle-orm";
import type { QuestionKind } from "#db/constants.ts";
import type { AnswerType, FactDefinition } from "#db/schema/computedFacts.ts";
import type { Question } from "#db/schema/forms.ts";
import { forms, formVersions } from "#db/schema/index.ts";
import { invalid, localText as text } from "../../errors.ts";
import type { RequestContext } from "../../http/endpoint.ts";
import type { Row } from "../../http/resourceSpec.ts";

/** Kinds of question whose answer is one value. */
const TYPES: Partial<Record<QuestionKind, AnswerType>> = {
  number: "number",
  money: "number",
  date: "day",
  yes_no: "boolean",
  one: "text",
  text: "text",
};

/** The published definition of the form that a fact reads, to be read in a batch with other things. */
export const publishedForm = (ctx: RequestContext, code: string) =>
  ctx.db
    .select({ definition: formVersions.definition })
    .from(forms)
    .innerJoin(formVersions, and(eq(formVersions.formId, forms.id), eq(formVersions.number, forms.publishedVersion)))
    .where(and(eq(forms.organizationId, ctx.actor.organizationId), eq(forms.code, code), isNull(forms.deletedAt)));

/** Questions a visit answers once: those inside a group, not those of a repeat. */
const asked = (questions: readonly Question[]): Question[] =>
  questions.flatMap((one) => (one.kind === "group" ? asked(one.questions ?? []) : [one]));

/** The definition with the type that the form gives its answers. 422 where there is no such question, or it is personal. */
export function withAnswerType(definition: FactDefinition, found: readonly Row[]): FactDefinition {
  const { of } = definition;
  if (typeof of !== "object") return definition;
  const refuse = (id: string, en: string) => invalid({ "definition.of": text(id, en) });
  const [form] = found as { definition: { questions: Question[] } }[];
  if (!form) throw refuse("Formulir ini belum diterbitkan.", "This form is not published.");
  const question = asked(form.definition.questions).find(({ name }) => name === of.question);
  if (!question) throw refuse("Formulir ini tidak menanyakannya.", "This form does not ask that.");
  if (question.personal)
    throw refuse("Jawaban pribadi tidak menjadi fakta.", "A personal answer never becomes a fact.");
  const type = TYPES[question.kind];
  if (!type) throw refuse("Jenis pertanyaan ini bukan satu nilai.", "This kind of question is not one value.");
  return { ...definition, of: { form: of.form, question: of.question, type } };
}
