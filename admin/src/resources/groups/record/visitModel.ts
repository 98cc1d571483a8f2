import type { FormDefinition } from "#db/schema/forms.ts";
import type { Answers } from "#worker/forms/answers.ts";
import { type AskedForm, answersToSend, withoutPersonal } from "../../../forms/askedForm.ts";

const sent = [
  "doneOn",
  "method",
  "activityStatus",
  "activeMembers",
  "monthlyRevenueIdr",
  "obstacles",
  "evidence",
  "lat",
  "lng",
  "note",
] as const;

/** A photo that comes along is a piece of evidence, whether its chip was pressed or not. */
export function withPhotos(values: Record<string, unknown>, photos: number): Record<string, unknown> {
  if (photos === 0) return values;
  const piece = typeof values.lat === "number" ? "photo_with_place" : "photo";
  return { ...values, evidence: [...new Set([...((values.evidence as string[] | undefined) ?? []), piece])] };
}

/** The body of a finished contact: blanks left out, and nobody at work where nobody was asked. */
export function cleanVisit(values: Record<string, unknown>): Record<string, unknown> {
  const atWork = values.activityStatus === "active" || values.activityStatus === "partly_active";
  const skipped = atWork ? [] : ["activeMembers", "monthlyRevenueIdr"];
  return Object.fromEntries(
    sent
      .filter((field) => !skipped.includes(field))
      .map((field) => [field, values[field]] as const)
      .filter(
        ([, value]) =>
          value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0),
      ),
  );
}

/** The body with what the form of the point was answered, and the version that asked. */
export function withAnswers(
  visit: Record<string, unknown>,
  values: Record<string, unknown>,
  asked: AskedForm | undefined,
): Record<string, unknown> {
  if (!asked?.definition || !asked.form) return visit;
  const answers = answersToSend(asked.definition, (values.answers as Answers | undefined) ?? {}, asked.today);
  return { ...visit, answers, formId: asked.form.id, formVersion: asked.version };
}

/** What of a visit may stay on this device until it is sent: no answer about a person. */
export function keptVisit(
  values: Record<string, unknown>,
  definition: FormDefinition | null | undefined,
): Record<string, unknown> {
  if (!values.answers) return values;
  const { answers, ...others } = values;
  if (!definition) return others;
  return { ...others, answers: withoutPersonal(definition.questions, answers as Answers) };
}
