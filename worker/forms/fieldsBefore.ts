import type { FormDefinition, Question } from "#db/schema/forms.ts";
import { fieldsOf, type QueryField } from "./query.ts";

/** A field that the conditions of a question may ask about, with the question it comes from. */
export interface OfferedField extends QueryField {
  question: Question;
}

const offered = (question: Question, name?: string): OfferedField[] =>
  fieldsOf(question, name).map((field) => ({ ...field, question }));

/** What the condition "asked only where" of a question may speak of: the questions before it, in their order. */
export function fieldsBefore({ questions }: FormDefinition, name: string): OfferedField[] {
  const fields: OfferedField[] = [];
  /** True once the question was met; fields of a repeat that does not hold it are taken back. */
  const walk = (level: readonly Question[]): boolean => {
    for (const question of level) {
      if (question.name === name) return true;
      const from = fields.length;
      if (walk(question.questions ?? [])) return true;
      if (question.kind === "repeat") fields.length = from;
      fields.push(...offered(question));
    }
    return false;
  };
  walk(questions);
  return fields;
}

/** What its limits may speak of: the answer itself (".") too. */
export const limitFields = (definition: FormDefinition, question: Question): OfferedField[] => [
  ...offered(question, "."),
  ...fieldsBefore(definition, question.name),
];
