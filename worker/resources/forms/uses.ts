import { type SQL, sql } from "drizzle-orm";
import { forms, plans, programTemplates } from "#db/schema/index.ts";
import { conflict } from "../../errors.ts";
import type { RequestContext } from "../../http/endpoint.ts";
import type { Row } from "../../http/resourceSpec.ts";

/** Names of the plans and templates that ask a form. */
const usersOf = (id: SQL, code: SQL, organizationId: string): SQL => sql`
  SELECT ${plans.name} AS name FROM ${plans} WHERE ${plans.organizationId} = ${organizationId} AND ${plans.deletedAt} IS NULL
    AND EXISTS (SELECT 1 FROM json_each(${plans.steps}) AS step WHERE json_extract(step.value, '$.formId') = ${id})
  UNION ALL SELECT json_extract(${programTemplates.name}, '$.id') FROM ${programTemplates}
    WHERE ${programTemplates.organizationId} = ${organizationId} AND ${programTemplates.deletedAt} IS NULL AND ${programTemplates.retired} = 0
    AND EXISTS (SELECT 1 FROM json_each(${programTemplates.definition}, '$.forms') AS form WHERE form.value = ${code})`;

export const usesQuery = (ctx: RequestContext, id: string) =>
  ctx.db.all<{ name: string }>(
    usersOf(sql`${id}`, sql`(SELECT ${forms.code} FROM ${forms} WHERE ${forms.id} = ${id})`, ctx.actor.organizationId),
  );

/** 409 where a plan or a template asks this form, or it is the default. */
export function assertUnused(form: Row, uses: readonly Row[]): void {
  const names = uses.map(({ name }) => String(name)).join(", ");
  if (!form.isDefault && names === "") return;
  throw conflict("in_use", {
    id: form.isDefault ? "Ini formulir bawaan; pilih yang lain sebagai bawaan." : `Masih ditanyakan oleh: ${names}.`,
    en: form.isDefault ? "This is the default form; choose another first." : `Still asked by: ${names}.`,
  });
}
