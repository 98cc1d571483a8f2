import { and, eq, sql } from "drizzle-orm";
import { dayAt } from "#db/constants.ts";
import { newId } from "#db/ids.ts";
import {
  followUps,
  groups,
  organizations,
  programs,
  type submissionForms,
  type submissions,
} from "#db/schema/index.ts";
import { actorId, type Context } from "../context.ts";
import type { Faults } from "../forms/answers.ts";
import type { Statement } from "../http/commit.ts";
import { loadGroups, type NamedGroup } from "../imports/facts/groupNames.ts";
import { judge } from "../imports/facts/judge.ts";
import { groupIdsOf } from "../imports/facts/split.ts";
import type { Fault } from "../imports/fields/fault.ts";
import { checkFollowUp } from "../imports/followUps/followUpRows.ts";
import { contactIdentity } from "../imports/followUps/knownContacts.ts";
import { contactStatements } from "../imports/followUps/writeContacts.ts";
import { answersOfSubmission, readAskedForm } from "./formAnswers.ts";
import { asRow, type FormMapping } from "./formMapping.ts";

export type Form = typeof submissionForms.$inferSelect;
export type Submission = typeof submissions.$inferSelect;
export type Reason = NonNullable<Submission["reason"]>[number];

/** What becomes of a submission, with the statements that make it so. */
export interface Taken {
  outcome: Submission["outcome"];
  reason: Reason[] | null;
  groupId: string | null;
  followUpId: string | null;
  statements: Statement[];
  after: Statement[];
}

const PLAIN_WORDS = /^[^\d@]{0,160}$/;

/** Why a submission was not taken, without what may be personal: numbers and addresses are not repeated. */
const reasonOf = ({ column, code, message }: Fault): Reason => ({
  column,
  code,
  message:
    PLAIN_WORDS.test(message.id) || code !== "value_unmapped" ? message.id : "Isian ini belum ditentukan artinya.",
});

const rejected = (faults: readonly Fault[]): Taken => ({
  outcome: "rejected",
  reason: faults.filter((fault) => fault.level === "error").map(reasonOf),
  ...{ groupId: null, followUpId: null, statements: [], after: [] },
});

/** Faults of the answers to the office's own form, by question. */
const unanswered = (faults: Faults): Taken => ({
  outcome: "rejected",
  reason: Object.entries(faults).map(([column, { id: message }]) => ({ column, code: "answer", message })),
  ...{ groupId: null, followUpId: null, statements: [], after: [] },
});

export const refusal = (column: string, code: string, message: string): Taken => ({
  outcome: "rejected",
  reason: [{ column, code, message }],
  ...{ groupId: null, followUpId: null, statements: [], after: [] },
});

async function todayOf(ctx: Context, form: Form): Promise<string> {
  const [row] = await ctx.db
    .select({ office: organizations.regionCode, program: programs.regionCode })
    .from(organizations)
    .leftJoin(programs, eq(programs.id, form.programId ?? ""))
    .where(eq(organizations.id, form.organizationId));
  return dayAt(ctx.now, row?.program ?? row?.office ?? "31");
}

/** Reads the answers by the form's mapping, exactly as a file's row is read, and plans the contact they tell of. */
export async function takeAnswers(
  ctx: Context,
  form: Form,
  instanceId: string,
  answers: ReadonlyMap<string, string>,
): Promise<Taken> {
  if (!form.active) return refusal("form", "form_inactive", "Formulir ini sedang ditutup.");
  const today = await todayOf(ctx, form);
  const asked = form.askedFormId ? await readAskedForm(ctx, form.askedFormId, form.organizationId) : undefined;
  const answered = asked && answersOfSubmission(asked, answers, today);
  if (answered && Object.keys(answered.faults).length > 0) return unanswered(answered.faults);
  const { valueMap, columns: mapped } = form.mapping as FormMapping;
  const { raw, columns } = asRow({ valueMap, columns: mapped }, answers);
  const checked = checkFollowUp(raw, {}, { columns, valueMap, date1904: false, today });
  const row = { ...checked, values: { ...checked.values, instanceId } };
  const where = and(
    eq(groups.organizationId, form.organizationId),
    form.programId ? eq(groups.programId, form.programId) : undefined,
  );
  const names = await loadGroups(ctx, where);
  const [verdict] = judge([row], names, await contactIdentity(ctx, groupIdsOf([row], names))).rows;
  if (!verdict || verdict.outcome === "error") return rejected(verdict?.faults ?? checked.faults);
  const group = names.find(row.values.groupName ?? "") as NamedGroup;
  if (verdict.outcome === "skip") {
    const [known] = await ctx.db
      .select({ id: followUps.id })
      .from(followUps)
      .where(and(eq(followUps.groupId, group.id), sql`json_extract(${followUps.answers}, '$._uuid') = ${instanceId}`));
    const reason = [{ column: "instanceId", code: "known_already", message: "Kontak ini sudah tercatat." }];
    const told = { outcome: "accepted" as const, reason, groupId: group.id, followUpId: known?.id ?? null };
    return { ...told, statements: [], after: [] };
  }
  const { plan, statements, after } = await contactStatements(ctx, {
    source: { formId: form.id },
    ...{ organizationId: form.organizationId, by: actorId(ctx.actor), now: ctx.now },
    rows: [{ row: 1, id: newId("fup", ctx.now), values: row.values, group, answered }],
  });
  const followUpId = plan.done[0]?.followUpId ?? null;
  return { outcome: "accepted", reason: null, groupId: group.id, followUpId, statements, after };
}
