import { expect } from "vitest";
import type { Question } from "#db/schema/forms.ts";
import type { TestActor } from "./actors.ts";
import { make, type Row } from "./records.ts";
import { database } from "./server.ts";

let serial = 0;

export const words = (text: string) => ({ id: text, en: `${text} (en)` });

/** A question named after itself. */
export const ask = (name: string, kind: Question["kind"], more: Partial<Question> = {}): Question => ({
  ...{ name, kind, label: words(name) },
  ...more,
});

export const option = (value: string, more: { retired?: boolean } = {}) => ({ value, label: words(value), ...more });

/** A condition on one field. */
export const when = (field: string, operator: string, value?: unknown) => ({
  combinator: "and" as const,
  rules: [{ field, operator, value }],
});

export const makeForm = (admin: TestActor, questions: Question[], more: object = {}) =>
  make(admin, "forms", { code: `uji_${++serial}`, name: words(`Formulir ${serial}`), draft: { questions }, ...more });

export async function publish(admin: TestActor, id: string): Promise<Row> {
  const reply = await admin.api.post<Row>(`/api/forms/${id}/publish`, {});
  expect(reply.status, reply.text).toBe(200);
  return reply.body;
}

/** A new draft, published. */
export async function publishNext(admin: TestActor, form: Row, questions: Question[]): Promise<Row> {
  const put = await admin.api.put<Row>(`/api/forms/${form.id}`, { draft: { questions } }, { ifMatch: form.version });
  expect(put.status, put.text).toBe(200);
  return publish(admin, form.id);
}

/** A published form that every contact of the office is asked. */
export async function makeDefaultForm(admin: TestActor, questions: Question[]): Promise<Row> {
  const form = await publish(admin, (await makeForm(admin, questions)).id);
  const reply = await admin.api.put<Row>(`/api/forms/${form.id}`, { isDefault: true }, { ifMatch: form.version });
  expect(reply.status, reply.text).toBe(200);
  return reply.body;
}

/** The first point of a plan asks this form, and so do the contacts made for it. */
export async function askInPlan(planId: string, formId: string): Promise<void> {
  const args = { planId, formId };
  await database().batch(
    [
      {
        sql: "UPDATE plans SET steps = json_set(steps, '$[0].formId', :formId, '$[0].key', 'titik_1') WHERE id = :planId",
        args,
      },
      { sql: "UPDATE follow_ups SET stepKey = 'titik_1' WHERE planId = :planId", args: { planId } },
    ],
    "write",
  );
}

/** A programme of a kind that brings these forms along. */
export const setProgramForms = (programId: string, codes: string[]) =>
  database().execute({
    sql: "UPDATE programs SET setup = json_object('forms', json(?)) WHERE id = ?",
    args: [JSON.stringify(codes), programId],
  });
