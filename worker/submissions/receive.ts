import { and, eq, isNull } from "drizzle-orm";
import type { Context as Hono } from "hono";
import { newId } from "#db/ids.ts";
import { submissionForms, submissions } from "#db/schema/index.ts";
import type { Context, SystemActor } from "../context.ts";
import { conflict, malformed, signInNeeded, unavailable } from "../errors.ts";
import { addressOf } from "../http/address.ts";
import { auditStatements, writeBatch } from "../http/commit.ts";
import { randomToken, sha256 } from "../http/crypto.ts";
import { type Reply, toResponse } from "../http/endpoint.ts";
import { encryptField } from "../http/fieldCrypto.ts";
import { countAttempt } from "../http/limits.ts";
import { openRequest } from "../http/openRequest.ts";
import { isCollision } from "../imports/commit/run.ts";
import { canonical, flatten, instanceIdIn } from "./flatten.ts";
import { payloadPlace } from "./payload.ts";
import { type Form, refusal, type Submission, type Taken, takeAnswers } from "./take.ts";

const BYTES = 256_000;
const A_MINUTE = 60_000;
const SUBMISSIONS_A_MINUTE = 300;
const WRONG_TOKENS_A_MINUTE = 30;
const TRIES = 5;

export const hashFormToken = (token: string) => sha256(`submission|${token}`);
export const newFormToken = () => `lfm_${randomToken()}`;

/** Compares in the same time wherever they differ. */
function same(a: string, b: string): boolean {
  let differ = a.length ^ b.length;
  for (let i = 0; i < a.length; i++) differ |= a.charCodeAt(i) ^ (b.charCodeAt(i) || 0);
  return differ === 0;
}

/** The form of the path, if the bearer token is its own; any other case reads the same from outside. */
async function admitForm(c: Hono, request: ReturnType<typeof openRequest>): Promise<Form> {
  const token = /^Bearer (\S+)$/.exec(request.header("Authorization") ?? "")?.[1] ?? "";
  const [[form], hash] = await Promise.all([
    request.db
      .select()
      .from(submissionForms)
      .where(and(eq(submissionForms.formKey, request.param("formKey")), isNull(submissionForms.deletedAt))),
    hashFormToken(token),
  ]);
  if (form && same(form.tokenHash, hash)) return form;
  const key = `submission-refused|${await sha256(addressOf(c))}`;
  await countAttempt(request.db, key, WRONG_TOKENS_A_MINUTE, A_MINUTE, request.now);
  throw signInNeeded();
}

const replyOf = (
  row: Pick<Submission, "id" | "instanceId" | "outcome" | "reason" | "followUpId">,
  status: number,
): Reply => {
  const { id, instanceId, outcome, reason, followUpId } = row;
  return { status, body: { id, instanceId, outcome, reason: reason ?? [], followUpId } };
};

type Delivery = { form: Form; instanceId: string; payload: string; payloadHash: string };

async function store(ctx: Context, { form, instanceId, payload, payloadHash }: Delivery, taken: Taken) {
  const id = newId("sub", ctx.now);
  const by = `system:${(ctx.actor as SystemActor).job}`;
  const { organizationId } = form;
  const { outcome, reason, groupId, followUpId } = taken;
  const row = {
    ...{ id, organizationId, createdAt: ctx.now, createdBy: by, updatedAt: ctx.now, updatedBy: by },
    ...{ formId: form.id, formKey: form.formKey, instanceId, payloadHash, receivedAt: ctx.now },
    payload: await encryptField(ctx.env, payloadPlace(id), payload),
    ...{ outcome, reason, groupId, followUpId },
  };
  const audit = { action: "create" as const, entity: "submissions" as const, entityId: id, organizationId };
  await writeBatch(ctx, [
    ctx.db.insert(submissions).values(row),
    ...taken.statements,
    ...auditStatements(ctx, [{ ...audit, after: { formId: form.id, outcome, followUpId } }]),
    ...taken.after,
  ]);
  return row;
}

const findDelivered = async (ctx: Context, formId: string, instanceId: string) => {
  const [row] = await ctx.db
    .select()
    .from(submissions)
    .where(and(eq(submissions.formId, formId), eq(submissions.instanceId, instanceId)));
  return row;
};

/** A number used again for other answers: kept to be looked at, never applied. */
async function keepConflict(ctx: Context, delivery: Delivery): Promise<Reply> {
  const instanceId = `${delivery.instanceId}#${delivery.payloadHash.slice(0, 12)}`;
  const taken = refusal("instanceId", "instance_conflict", "Nomor kiriman ini sudah dipakai untuk isian lain.");
  if (!(await findDelivered(ctx, delivery.form.id, instanceId))) {
    await store(ctx, { ...delivery, instanceId }, taken).catch((error) => {
      if (!isCollision(error)) throw error;
    });
  }
  throw conflict("instance_conflict", {
    id: "Nomor kiriman ini sudah dipakai untuk isian lain; kiriman disimpan untuk diperiksa.",
    en: "This submission id was used for other answers already; it is kept to be looked at.",
  });
}

/**
 * POST /api/submissions/:formKey — a submission of Kobo or ODK, as JSON, with the form's token. Applied once however
 * often it comes; what cannot be taken is kept with its reason (202), so that the other tool need not send it again.
 */
export async function receiveSubmission(c: Hono): Promise<Response> {
  const request = openRequest(c);
  const form = await admitForm(c, request);
  const ctx: Context<SystemActor> = { ...request, actor: { type: "system", job: "submission" } };
  await countAttempt(ctx.db, `submission|${form.id}`, SUBMISSIONS_A_MINUTE, A_MINUTE, ctx.now);
  await request.bytes(BYTES);
  const body = await request.json();
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw malformed({ id: "Kirimkan satu kiriman sebagai objek.", en: "Send one submission as an object." });
  }
  const payload = canonical(body);
  const payloadHash = await sha256(payload);
  const answers = flatten(body as Record<string, unknown>);
  const given = instanceIdIn(answers);
  const delivery = { form, instanceId: given ?? `#${payloadHash.slice(0, 32)}`, payload, payloadHash };
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const before = await findDelivered(ctx, form.id, delivery.instanceId);
    if (before && before.payloadHash !== payloadHash) return toResponse(c, await keepConflict(ctx, delivery));
    if (before) return toResponse(c, replyOf(before, 200));
    const taken = given
      ? await takeAnswers(ctx, form, given, answers)
      : refusal("instanceId", "instance_missing", "Kiriman ini tidak mempunyai nomor (_uuid).");
    try {
      const row = await store(ctx, delivery, taken);
      return toResponse(c, replyOf(row, row.outcome === "accepted" ? 201 : 202));
    } catch (error) {
      if (!isCollision(error)) throw error;
    }
  }
  throw unavailable();
}
