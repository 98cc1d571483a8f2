import { and, inArray, sql } from "drizzle-orm";
import type { FormDefinition } from "#db/schema/forms.ts";
import { attachments } from "#db/schema/index.ts";
import type { LocalText } from "#db/schema/rules.ts";
import { invalid } from "../errors.ts";
import { type Answers, everyQuestion, fault, isRecord } from "../forms/answers.ts";
import { checkAnswers } from "../forms/checkAnswers.ts";
import { toldAnswers } from "../forms/toldAnswers.ts";
import type { RequestContext } from "../http/endpoint.ts";
import type { askedForm, Shown } from "./askedForm.ts";

export type AskedForm = Awaited<ReturnType<typeof askedForm>>[number];

/** Answers as a finished contact keeps them, and what its event says of them. */
export interface TakenAnswers {
  answers: Answers | null;
  formId: string | null;
  formVersion: number | null;
  told: Answers;
}

/** Of these files the ones that lie elsewhere: a photo of an answer hangs on its own contact, or is still on its way. */
export const filesElsewhere = (ctx: Pick<RequestContext, "db">, followUpId: string, ids: readonly string[]) =>
  ctx.db
    .select({ id: attachments.id })
    .from(attachments)
    .where(
      and(
        inArray(attachments.id, [...ids]),
        sql`NOT (${attachments.subject} = 'follow-ups' AND ${attachments.subjectId} = ${followUpId})`,
      ),
    );

/** Every text of a body's answers that could be a file: what is looked for before the form is known. */
export function filesIn(answers: unknown): string[] {
  if (typeof answers === "string") return answers.startsWith("fil_") ? [answers.slice(0, 60)] : [];
  if (Array.isArray(answers)) return answers.flatMap(filesIn);
  return isRecord(answers) ? Object.values(answers).flatMap(filesIn) : [];
}

/** Places and ids of the photos among checked answers. */
function photosIn({ questions }: FormDefinition, answers: Answers): [place: string, id: string][] {
  const photos = new Set(everyQuestion(questions).flatMap((one) => (one.kind === "photo" ? [one.name] : [])));
  const found = (row: Answers, path: string): [string, string][] =>
    Object.entries(row).flatMap(([name, value]) => {
      if (photos.has(name)) return [[path + name, String(value)] as [string, string]];
      if (!Array.isArray(value)) return [];
      return value.flatMap((one, i) => (isRecord(one) ? found(one, `${path}${name}.${i}.`) : []));
    });
  return found(answers, "");
}

const notShown = ({ version }: Shown) =>
  invalid({
    [version === undefined ? "formId" : "formVersion"]: fault(
      "Versi formulir ini tidak ada; muat ulang kunjungannya.",
      "There is no such version of the form; reload the visit.",
    ),
  });

/**
 * The answers of a finished contact against the form it was asked (no row: it asks none, and they are kept as they
 * are). Throws 422 with each fault at `answers.<place>`.
 */
export function takeAnswers(
  form: AskedForm | undefined,
  input: { answers?: Answers | null; shown: Shown; elsewhere: readonly { id: string }[]; today: string },
): TakenAnswers {
  const { shown, elsewhere, today } = input;
  if (!form) {
    if (shown.formId !== undefined || shown.version !== undefined) throw notShown(shown);
    return { answers: input.answers ?? null, formId: null, formVersion: null, told: {} };
  }
  const { definition, code, formId, number } = form;
  const { answers, faults } = checkAnswers(definition, input.answers ?? {}, { today });
  const named: Record<string, LocalText> = Object.create(null);
  for (const [place, text] of Object.entries(faults)) named[`answers.${place}`] = text;
  for (const [place, id] of photosIn(definition, answers)) {
    if (elsewhere.some((file) => file.id === id))
      named[`answers.${place}`] ??= fault("Foto ini milik catatan lain.", "This photo belongs to another record.");
  }
  if (Object.keys(named).length > 0) throw invalid(named);
  return { answers, formId, formVersion: number, told: toldAnswers(code, definition, answers) };
}
