import { and, eq, inArray, lte, sql } from "drizzle-orm";
import type { Question } from "#db/schema/forms.ts";
import { followUps, forms, formVersions } from "#db/schema/index.ts";
import type { Locale } from "../errors.ts";
import type { RequestContext } from "../http/endpoint.ts";
import type { Row } from "../http/resourceSpec.ts";
import { readsPersonal } from "../policy/fields.ts";
import { answerColumn } from "./answerColumn.ts";
import type { ExportColumn } from "./columns.ts";

/** Columns of the questions of one form; those of a repeat are told together, entry by entry. */
function columnsOf(questions: readonly Question[], path: string, locale: Locale): ExportColumn[] {
  return questions.flatMap((question): ExportColumn[] => {
    const { kind, name, questions: parts = [] } = question;
    if (kind === "note") return [];
    if (kind === "group") return columnsOf(parts, path, locale);
    const column = answerColumn(question, path + name, locale);
    return kind === "repeat" ? [{ ...column, kind: "rows", parts: columnsOf(parts, "", locale) }] : [column];
  });
}

/** The forms that contacts of the reader's own organisation answered, each in its newest version up to an instant. */
function answeredForms(ctx: RequestContext, at: number) {
  const answered = sql`(SELECT DISTINCT ${followUps.formId} FROM ${followUps} WHERE ${followUps.organizationId} = ${ctx.actor.organizationId})`;
  const newest = sql`(SELECT max(v.number) FROM form_versions v WHERE v.formId = ${formVersions.formId} AND v.publishedAt <= ${at})`;
  return ctx.db
    .select({ formId: formVersions.formId, name: formVersions.name, definition: formVersions.definition })
    .from(formVersions)
    .innerJoin(forms, eq(forms.id, formVersions.formId))
    .where(
      and(inArray(formVersions.formId, answered), lte(formVersions.publishedAt, at), eq(formVersions.number, newest)),
    )
    .orderBy(forms.code);
}

/** A column a question of each form that was answered, called as it is asked; none for who may not read answers. */
export async function formColumns(ctx: RequestContext, at: number): Promise<ExportColumn[]> {
  if (!readsPersonal(ctx.actor)) return [];
  const found = await answeredForms(ctx, at);
  return found.flatMap(({ formId, name, definition }) => {
    const columns = columnsOf(definition.questions, `formAnswers.${formId}.`, ctx.locale);
    if (found.length === 1) return columns;
    return columns.map((column) => ({ ...column, heading: `${name[ctx.locale]}: ${column.heading}` }));
  });
}

/** A contact as those columns name it: its answers under the form they were given to. */
export const withFormAnswers = (row: Row): Row =>
  typeof row.formId === "string" ? { ...row, formAnswers: { [row.formId]: row.answers } } : row;
