import { z } from "zod";
import { QUESTION_KINDS, type QuestionKind } from "#db/constants.ts";
import { line } from "../../http/shape.ts";

const LABEL = 200;
const HINT = 500;

/** What a field can be: every kind that is one answer and no file. */
export const FIELD_KINDS = ["text", "number", "money", "date", "one", "many", "yes_no", "place"] as const;

export const isFieldKind = (kind: QuestionKind): boolean => FIELD_KINDS.some((one) => one === kind);

const local = (max: number) => z.strictObject({ id: line(max), en: line(max) });
const bound = () => z.union([z.number(), z.string().max(20)]);

/** The question of a field. Its name is the field's code, which the server puts in. */
export const questionShape = z.strictObject({
  name: z.string().max(60).optional(),
  kind: z.enum(QUESTION_KINDS),
  label: local(LABEL),
  hint: local(HINT).optional(),
  required: z.boolean().optional(),
  personal: z.boolean().optional(),
  default: z.union([z.string().max(2_000), z.number(), z.boolean(), z.array(z.string().max(60)).max(300)]).optional(),
  limits: z
    .strictObject({
      min: bound().optional(),
      max: bound().optional(),
      whole: z.boolean().optional(),
      query: z.json().optional(),
      message: local(HINT).optional(),
    })
    .optional(),
  options: z
    .array(z.strictObject({ value: z.string().max(60), label: local(LABEL), retired: z.boolean().optional() }))
    .max(300)
    .optional(),
});
