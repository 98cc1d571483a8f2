import type { RuleQuery } from "#db/schema/rules.ts";
import type { OfferedField } from "#worker/forms/fieldsBefore.ts";
import { type AnswerType, operatorsFor } from "#worker/forms/query.ts";
import type { BuilderField } from "../../builder/builderField.ts";
import { wordsIn } from "../../forms/formText.ts";

type Say = (key: string, options?: Record<string, unknown>) => string;

const TYPES: Record<AnswerType, BuilderField["type"]> = {
  number: "number",
  day: "day",
  enum: "enum",
  many: "enum",
  boolean: "boolean",
  text: "text",
  some: "text",
};

/** Answers that a condition may ask about, as the editor of conditions takes them. */
export function builderFields(offered: readonly OfferedField[], locale: string, say: Say): BuilderField[] {
  return offered.map(({ name, type, values, question }) => {
    const words = wordsIn(question.label, locale) || question.name;
    const itself = name.startsWith(".") ? say("resources.forms.build.itself") : words;
    const label = name.endsWith(".count") ? say("resources.forms.build.countOf", { name: itself }) : itself;
    return {
      name,
      label,
      type: TYPES[type],
      operators: operatorsFor(type),
      ...(question.kind === "money" && { unit: "Rp" }),
      ...(values && {
        values: values.map((value) => ({ value, label: choiceWords(question.options, value, locale) })),
      }),
    };
  });
}

const choiceWords = (options: OfferedField["question"]["options"], value: string, locale: string): string =>
  wordsIn(options?.find((one) => one.value === value)?.label, locale) || value;

/** Conditions that compare two answers come from imports; the editor would lose the second one. */
export const comparesAnswers = (query: RuleQuery): boolean =>
  query.rules.some((part) => ("rules" in part ? comparesAnswers(part) : part.valueSource === "field"));
