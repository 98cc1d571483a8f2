import { equipment, equipmentChecks, followUps } from "#db/schema/index.ts";
import { auditStatements, eventStatements, type Statement, writeBatch } from "../../http/commit.ts";
import { reevaluate } from "../../stall/reevaluate.ts";
import { insertMany, updateMany } from "../commit/bulk.ts";
import { doneStatements, pendingRows, rejudged } from "../commit/done.ts";
import { jobGroups, type NamedGroup } from "../facts/groupNames.ts";
import { judge } from "../facts/judge.ts";
import { idOfRow } from "../facts/rowIds.ts";
import { splitVerdicts } from "../facts/split.ts";
import type { ImportRow, Writer } from "../rowStore.ts";
import type { FollowUpValues } from "./followUpRows.ts";
import { contactIdentity, readGroups } from "./knownContacts.ts";
import { type ContactInput, type ContactPlan, planFollowUps } from "./planFollowUps.ts";

/** Plans contacts of groups as they stand now, and says how they are written. */
export async function contactStatements(
  ctx: Writer,
  input: Omit<ContactInput, "points" | "machines">,
): Promise<{ plan: ContactPlan; statements: Statement[]; after: Statement[] }> {
  const groups = [...new Set(input.rows.map(({ group }) => group))];
  const held = await readGroups(
    ctx,
    input.organizationId,
    groups.map(({ id }) => id),
  );
  const plan = planFollowUps({ ...input, ...held });
  const stamp = { updatedAt: input.now, updatedBy: input.by };
  const completed = plan.completed.map((row) => ({ ...row, ...stamp }));
  const moved = plan.machines.map((row) => ({ ...row, ...stamp }));
  return {
    plan,
    statements: [
      ...insertMany(ctx, followUps, plan.contacts),
      ...updateMany(ctx, followUps, completed),
      ...insertMany(ctx, equipmentChecks, plan.checks),
      ...updateMany(ctx, equipment, moved),
      ...eventStatements(ctx, plan.events),
      ...auditStatements(ctx, plan.audit),
    ],
    after: await reevaluate(
      ctx,
      groups.map(({ id, organizationId }) => ({ groupId: id, organizationId })),
    ),
  };
}

/** Writes one chunk of contacts in one batch. What changed since the dry run is looked at again, row by row. */
export async function writeContacts(ctx: Writer, job: ImportRow, numbers: readonly number[]): Promise<void> {
  const rows = await pendingRows<FollowUpValues>(ctx, job, numbers);
  if (rows.length === 0) return;
  const names = await jobGroups(ctx, job, "follow-ups");
  const groupOf = ({ groupName }: FollowUpValues) => names.find(groupName ?? "") as NamedGroup;
  const found = rows.map(({ values }) => groupOf(values)).filter((group) => typeof group === "object");
  const identity = await contactIdentity(
    ctx,
    found.map(({ id }) => id),
  );
  const { rows: verdicts } = judge(rows, names, identity);
  const { toCreate, others, failed } = splitVerdicts(rows, verdicts);
  const { plan, statements, after } = await contactStatements(ctx, {
    source: { importId: job.id },
    ...{ organizationId: job.organizationId, by: job.updatedBy, now: ctx.now },
    rows: toCreate.map(({ row, values }) => ({
      ...{ row, values, group: groupOf(values) },
      id: idOfRow("fup", job.id, row),
    })),
  });
  await writeBatch(ctx, [
    ...statements,
    ...(await rejudged(ctx, job, failed, verdicts)),
    ...doneStatements(ctx, job, [...plan.done, ...others]),
    ...after,
  ]);
}
