import { z } from "zod";
import { QUESTION_KINDS } from "#db/constants.ts";
import type { FormDefinition, Question } from "#db/schema/forms.ts";
import type { LocalText, RuleQuery } from "#db/schema/rules.ts";
import { MOST_CHOICES, MOST_QUESTIONS } from "../../forms/checkDefinition.ts";
import { LONGEST_TEXT } from "../../forms/readValue.ts";
import { line } from "../../http/shape.ts";

const LABEL = 500;
const NAME = 60;

export const nameShape = z.strictObject({ id: line(200), en: line(200) });

/** Words of a draft: they may still be missing, publishing asks for them. */
const words: z.ZodType<LocalText> = z.strictObject({ id: z.string().max(LABEL), en: z.string().max(LABEL) });
const condition = z.json() as unknown as z.ZodType<RuleQuery>;
const bound = z.union([z.number(), z.string().max(20)]);

const choice = z.strictObject({ value: z.string().max(NAME), label: words, retired: z.boolean().optional() });

const limits = z.strictObject({
  min: bound.optional(),
  max: bound.optional(),
  whole: z.boolean().optional(),
  query: condition.optional(),
  message: words.optional(),
});

const preset = z.union([
  z.string().max(LONGEST_TEXT),
  z.number(),
  z.boolean(),
  z.array(z.string().max(NAME)).max(MOST_CHOICES),
]);

const question: z.ZodType<Question> = z.strictObject({
  name: z.string().max(NAME),
  kind: z.enum(QUESTION_KINDS),
  label: words,
  hint: words.optional(),
  required: z.boolean().optional(),
  relevant: condition.optional(),
  limits: limits.optional(),
  default: preset.optional(),
  prefill: z.boolean().optional(),
  personal: z.boolean().optional(),
  retired: z.boolean().optional(),
  options: z.array(choice).max(MOST_CHOICES).optional(),
  get questions() {
    return z.array(question).max(MOST_QUESTIONS).optional();
  },
}) as z.ZodType<Question>;

/** A draft: of the right shape, not yet a form that can be asked (that is looked at when it is published). */
export const draftShape: z.ZodType<FormDefinition> = z.strictObject({
  questions: z.array(question).max(MOST_QUESTIONS),
});
