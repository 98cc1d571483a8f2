import { and, asc, eq, isNull } from "drizzle-orm";
import { submissionForms, submissions } from "#db/schema/index.ts";
import { conflict, notFound } from "../errors.ts";
import { type Change, commit, guard } from "../http/commit.ts";
import type { Reply, RequestContext } from "../http/endpoint.ts";
import { StartOver } from "../http/endpoint.ts";
import { decryptField } from "../http/fieldCrypto.ts";
import { admitRow, etagOf, expectVersion, presentRow, recordQuery } from "../http/resourceRead.ts";
import type { ResourceSpec, Row } from "../http/resourceSpec.ts";
import { flatten } from "./flatten.ts";
import { payloadPlace } from "./payload.ts";
import { type Submission, takeAnswers } from "./take.ts";

/** What stays out however the mapping is mended: it has no number, or the number of another. */
const FINAL = new Set(["instance_conflict", "instance_missing"]);
const AT_ONCE = 100;

export const canRetry = ({ outcome, reason }: Pick<Submission, "outcome" | "reason">): boolean =>
  outcome === "rejected" && !reason?.some(({ code }) => FINAL.has(code));

/** The submission tried anew by the form as it is now: the change to write, and the row as it will be. */
async function tryAgain(ctx: RequestContext, row: Submission): Promise<{ change: Change; after: Submission }> {
  const [form] = await ctx.db
    .select()
    .from(submissionForms)
    .where(and(eq(submissionForms.id, row.formId), isNull(submissionForms.deletedAt)));
  if (!form) throw notFound();
  const payload = JSON.parse(await decryptField(ctx.env, payloadPlace(row.id), row.payload));
  const { statements, after: again, ...taken } = await takeAnswers(ctx, form, row.instanceId, flatten(payload));
  const set = { ...taken, version: row.version + 1, updatedAt: ctx.now, updatedBy: ctx.actor.userId };
  const update = ctx.db
    .update(submissions)
    .set(set)
    .where(and(eq(submissions.id, row.id), eq(submissions.version, row.version), eq(submissions.outcome, "rejected")));
  const { organizationId } = row;
  const audit = { action: "retry" as const, entity: "submissions" as const, entityId: row.id, organizationId };
  const change = {
    statements: [update, guard(ctx), ...statements],
    audit: [
      { ...audit, before: { outcome: row.outcome }, after: { outcome: taken.outcome, followUpId: taken.followUpId } },
    ],
    after: again,
  };
  return { change, after: { ...row, ...set } };
}

/** POST /api/submissions/ID/retry: one rejected submission, after the form or its groups were mended. */
export async function retryOne(ctx: RequestContext, spec: ResourceSpec): Promise<Reply> {
  const [rows] = (await ctx.read([recordQuery(ctx, spec, ctx.param("id"), "update")])) as [Row[]];
  const row = admitRow(rows[0]) as Submission;
  expectVersion(ctx, spec, row);
  if (!canRetry(row)) {
    throw conflict("not_rejected", {
      id: "Kiriman ini sudah diterima, atau tidak dapat diterima dengan pemetaan apa pun.",
      en: "This submission was taken already, or no mapping can make it acceptable.",
    });
  }
  const { change, after } = await tryAgain(ctx, row);
  const reply = { status: 200, body: presentRow(ctx, spec, after), etag: etagOf(after) };
  return commit(ctx, change, reply, { resource: "submissions", id: row.id });
}

/** POST /api/submission-forms/ID/retry: the rejected submissions of a form, oldest first; each in its own batch. */
export async function retryForm(ctx: RequestContext, formSpec: ResourceSpec): Promise<Reply> {
  const [forms] = (await ctx.read([recordQuery(ctx, formSpec, ctx.param("id"), "update")])) as [Row[]];
  const form = admitRow(forms[0]);
  const waiting = await ctx.db
    .select()
    .from(submissions)
    .where(
      and(eq(submissions.formId, String(form.id)), eq(submissions.outcome, "rejected"), isNull(submissions.deletedAt)),
    )
    .orderBy(asc(submissions.receivedAt), asc(submissions.id))
    .limit(AT_ONCE);
  const tried = waiting.filter(canRetry);
  let accepted = 0;
  for (const row of tried) {
    const { change, after } = await tryAgain(ctx, row);
    // The key of this request stands for the whole: each row is idempotent by its own state.
    await commit({ ...ctx, idempotency: undefined }, change, { status: 200 }).catch((error) => {
      if (error instanceof StartOver) return;
      throw error;
    });
    if (after.outcome === "accepted") accepted++;
  }
  return { status: 200, body: { tried: tried.length, accepted, rejected: tried.length - accepted } };
}
