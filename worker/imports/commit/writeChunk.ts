import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { dayAt } from "#db/constants.ts";
import {
  cohorts,
  equipment,
  equipmentMoves,
  followUps,
  groups,
  handovers,
  memberships,
  people,
  programs,
} from "#db/schema/index.ts";
import { type AuditDraft, auditStatements, eventStatements, type Statement, writeBatch } from "../../http/commit.ts";
import { personKey } from "../../names.ts";
import { sealPerson } from "../../people/sealPerson.ts";
import { plansQuery } from "../../resources/groups/anchor.ts";
import { restricted, rowGroupKey } from "../dryRun.ts";
import { findKnown } from "../known.ts";
import { groupsAgain } from "../lookAgain.ts";
import type { RosterValues } from "../rosterValues.ts";
import type { ImportRow, StoredRow, Writer } from "../rowStore.ts";
import { insertMany, updateMany } from "./bulk.ts";
import type { ChunkPlan, Destination, Made } from "./chunkPlan.ts";
import { doneStatements, pendingRows, rejudged } from "./done.ts";
import { planChunk } from "./planChunk.ts";

/** Where an import goes, with the training days of its cohort. */
export async function readDestination(ctx: Writer, job: ImportRow) {
  const [[program], plans, [cohort]] = await ctx.db.batch([
    ctx.db.select().from(programs).where(eq(programs.id, job.programId)),
    plansQuery(ctx, [job.programId]),
    ctx.db
      .select()
      .from(cohorts)
      .where(eq(cohorts.id, job.cohortId ?? "")),
  ]);
  if (!program) throw new Error("the programme of an import is gone");
  const into: Destination = {
    importId: job.id,
    organizationId: job.organizationId,
    programId: job.programId,
    programRegionCode: program.regionCode,
    cohortId: cohort?.id ?? null,
    startsOn: cohort?.startsOn ?? null,
    trainedOn: cohort?.endsOn ?? null,
    legalBasis: job.legalBasis,
  };
  return { into, plan: plans[0]?.plan, today: dayAt(ctx.now, program.regionCode) };
}

export type ImportTarget = Awaited<ReturnType<typeof readDestination>>;

type RosterRow = StoredRow<RosterValues>;

async function plan(
  ctx: Writer,
  job: ImportRow,
  target: ImportTarget,
  pending: readonly RosterRow[],
): Promise<ChunkPlan> {
  const rows = pending.map(({ row, values, edits }) => ({
    row,
    values,
    nameConfirmed: edits.name !== undefined,
  }));
  const keys = [...new Set(rows.map((one) => rowGroupKey(one.values)))];
  const found = await ctx.db
    .select({ id: groups.id, nameKey: groups.nameKey, villageCode: groups.villageCode })
    .from(groups)
    .where(
      and(
        eq(groups.programId, job.programId),
        inArray(groups.nameKey, sql`(SELECT value FROM json_each(${JSON.stringify(keys)}))`),
        isNull(groups.deletedAt),
      ),
    );
  const known = await findKnown(
    ctx,
    target.into,
    rows.map((one) => one.values),
  );
  return planChunk({
    rows,
    ...target,
    known,
    groups: new Map(found.map((group) => [group.nameKey, group])),
    by: job.updatedBy,
    now: ctx.now,
  });
}

/** Persons with NIK and phone sealed under their own id. */
const sealed = (ctx: Writer, plan: ChunkPlan) =>
  Promise.all(
    plan.people.map(async ({ nik, phone, ...person }) => ({
      ...person,
      ...(await sealPerson(ctx.env, person, { nik, phone })),
    })),
  );

const PATCHED = [
  "name",
  "sex",
  "birthDate",
  "address",
  "rtRw",
  "villageCode",
  "product",
  "baselineRevenueIdr",
  "workKind",
  "employer",
  "bpjsStatus",
] as const;

/** Known persons with what the file adds, in one shape; those with a new number in a shape of their own. */
async function patches(ctx: Writer, job: ImportRow, plan: ChunkPlan): Promise<Statement[]> {
  const stamp = { updatedAt: ctx.now, updatedBy: job.updatedBy };
  const rows = await Promise.all(
    plan.patches.map(async ({ person, change }) => {
      const { id, version } = person;
      const merged = { ...person, ...change };
      const columns = Object.fromEntries(PATCHED.map((name) => [name, merged[name]]));
      const { organizationId } = job;
      const phone = change.phone ? await sealPerson(ctx.env, { id, organizationId }, { phone: change.phone }) : {};
      return { id, version, ...stamp, ...columns, nameKey: personKey(merged.name ?? ""), ...phone };
    }),
  );
  const [withPhone, without] = [rows.filter((row) => "phone" in row), rows.filter((row) => !("phone" in row))];
  return [...updateMany(ctx, people, without), ...updateMany(ctx, people, withPhone)];
}

/** What the dry run could not know yet: the row says so afterwards. */
function nowRestricted(ctx: Writer, job: ImportRow, plan: ChunkPlan, pending: readonly RosterRow[]) {
  const rows = pending.filter(({ row }) => plan.restricted.includes(row));
  const verdicts = rows.map((one) => ({ ...one, outcome: "error" as const, faults: [restricted(one.values)] }));
  return rejudged(ctx, job, rows, verdicts);
}

const patchAudit = (job: ImportRow, plan: ChunkPlan): AuditDraft[] =>
  plan.patches.map(({ person, change }) => ({
    action: "update",
    entity: "people",
    entityId: person.id,
    organizationId: job.organizationId,
    before: Object.fromEntries(Object.keys(change).map((name) => [name, person[name as keyof typeof change]])),
    after: change,
  }));

/**
 * Writes one chunk in one batch: records, events, audit rows and the mark that these rows are done. Rows that are done
 * already are left out, so a chunk can be asked for again after a crash.
 */
export async function writeChunk(
  ctx: Writer,
  job: ImportRow,
  target: ImportTarget,
  numbers: readonly number[],
  cohortMade?: Made,
): Promise<void> {
  const pending = await pendingRows<RosterValues>(ctx, job, numbers);
  const made = await plan(ctx, job, target, pending);
  if (made.done.length === 0) return;
  if (cohortMade) made.done[0]?.made.push(cohortMade);
  await writeBatch(ctx, [
    ...insertMany(ctx, groups, made.groups),
    ...insertMany(ctx, people, await sealed(ctx, made)),
    ...(await patches(ctx, job, made)),
    ...insertMany(ctx, memberships, made.memberships),
    ...updateMany(
      ctx,
      memberships,
      made.membershipPatches.map((row) => ({ ...row, updatedAt: ctx.now, updatedBy: job.updatedBy })),
    ),
    ...insertMany(ctx, equipment, made.equipment),
    ...insertMany(ctx, handovers, made.handovers),
    ...insertMany(ctx, equipmentMoves, made.moves),
    ...insertMany(ctx, followUps, made.followUps),
    ...eventStatements(ctx, made.events),
    ...auditStatements(ctx, [...made.audit, ...patchAudit(job, made)]),
    ...(await nowRestricted(ctx, job, made, pending)),
    ...doneStatements(ctx, job, made.done),
    ...(await groupsAgain(ctx, job, made.touched)),
  ]);
}
