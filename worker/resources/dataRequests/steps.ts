import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { DataRequestState } from "#db/constants.ts";
import { auditLog, people } from "#db/schema/index.ts";
import { actorId } from "../../context.ts";
import { conflict, forbidden, invalid } from "../../errors.ts";
import { auditStatements, guard, type Statement } from "../../http/commit.ts";
import { endpoint, type RequestContext } from "../../http/endpoint.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { admitRow, expectVersion, reachable, recordQuery } from "../../http/resourceRead.ts";
import type { Extras, Row } from "../../http/resourceSpec.ts";
import { updateRecord } from "../../http/resourceWrite.ts";
import { line } from "../../http/shape.ts";
import { addTransition, transitionShape } from "../../http/transition.ts";
import { tellStatements } from "../../notify/tell.ts";
import { DATA_REQUEST_MACHINE } from "../../policy/transitions.ts";
import { type DataRequestRow, dataRequestsResource, requestOf } from "./resource.ts";

const body = z.strictObject({ ...transitionShape, identity: line(300).optional(), result: line(2_000).optional() });
type Step = z.output<typeof body>;

/** The person's row changes with the request: hidden from everybody but who handles it, or shown again. */
export function setRestriction(ctx: RequestContext, row: DataRequestRow, restrictedAt: number | null): Statement[] {
  const { personId, organizationId } = row;
  if (!personId) return [];
  return [
    ctx.db
      .update(people)
      .set({
        restrictedAt,
        version: sql`${people.version} + 1`,
        updatedAt: ctx.now,
        updatedBy: actorId(ctx.actor),
      })
      .where(and(eq(people.id, personId), eq(people.organizationId, organizationId))),
    guard(ctx, "reference"),
    ...auditStatements(ctx, [
      {
        ...{ action: restrictedAt === null ? "lift" : "restrict", entity: "people", entityId: personId },
        organizationId,
      },
    ]),
  ];
}

function verified(ctx: RequestContext, row: DataRequestRow, { identity }: Step): Extras {
  if (!row.personId) {
    throw invalid({
      to: {
        id: "Pilih dahulu orang yang dimaksud permintaan ini.",
        en: "First choose the person this request is about.",
      },
    });
  }
  if (!identity) {
    throw invalid({
      identity: { id: "Tulis bagaimana identitasnya diperiksa.", en: "Say how their identity was checked." },
    });
  }
  const { id, organizationId } = row;
  const needsSecond = row.kind === "erasure";
  return {
    set: { identity, verifiedAt: ctx.now, verifiedBy: ctx.actor.userId },
    statements: needsSecond
      ? tellStatements(ctx, [
          {
            ...{ approvers: true, organizationId, kind: "approval_needed", subject: "data-requests", subjectId: id },
            dedupeKey: `approval_needed:${id}`,
          },
        ])
      : [],
  };
}

const notYet = (idText: string, en: string) => conflict("not_yet_done", { id: idText, en });

function done(ctx: RequestContext, row: DataRequestRow, { result }: Step, acts: readonly Row[]): Extras {
  const finished = { doneAt: ctx.now, doneBy: ctx.actor.userId, result: result ?? null };
  const did = (action: string) => acts.some((one) => one.action === action);
  switch (row.kind) {
    case "access":
      if (!did("hand_out")) {
        throw notYet(
          "Buat dahulu berkas datanya, lalu serahkan.",
          "First make the file of their data and hand it over.",
        );
      }
      return { set: finished };
    case "correction":
      if (!did("update")) {
        throw notYet(
          "Belum ada yang diperbaiki pada data orang ini sejak permintaan masuk. Perbaiki dahulu, atau tolak dengan alasan.",
          "Nothing of this person was corrected since the request came. Correct it first, or refuse with a reason.",
        );
      }
      return { set: finished };
    case "restriction":
      return { set: finished, statements: setRestriction(ctx, row, ctx.now) };
    case "erasure":
      throw conflict("second_person", {
        id: "Penghapusan dijalankan oleh orang kedua (kepala; admin bila tidak ada kepala).",
        en: "Erasure is carried out by a second person (the head; the admin where there is none).",
      });
  }
}

function refused(ctx: RequestContext, { reason }: Step): Extras {
  if (!reason) throw invalid({ reason: { id: "Tulis mengapa ditolak.", en: "Say why it is refused." } });
  return { set: { doneAt: ctx.now, doneBy: ctx.actor.userId, result: reason } };
}

/** What was done for a request: its file made, its person's data corrected. */
const actsQuery = (ctx: RequestContext, id: string) =>
  ctx.db
    .select({ action: auditLog.action })
    .from(auditLog)
    .where(
      sql`(${auditLog.entity} = 'data-requests' AND ${auditLog.entityId} = ${id} AND ${auditLog.action} = 'hand_out')
        OR (${auditLog.entity} = 'people' AND ${auditLog.action} = 'update'
          AND ${auditLog.entityId} = (SELECT d.personId FROM data_requests d WHERE d.id = ${id})
          AND ${auditLog.at} >= (SELECT d.createdAt FROM data_requests d WHERE d.id = ${id}))`,
    )
    .limit(20);

const lifting = z.strictObject({ reason: line(500) });

async function lift(ctx: RequestContext) {
  const { reason } = parseOrThrow(lifting, await ctx.json());
  const { spec } = dataRequestsResource;
  const id = ctx.param("id");
  const [rows, others] = (await ctx.read([
    recordQuery(ctx, spec, id, "transition"),
    ctx.db.all(sql`SELECT o.id FROM data_requests o JOIN data_requests d ON d.personId = o.personId AND d.id <> o.id
      WHERE d.id = ${id} AND o.kind = 'restriction' AND o.state = 'done' AND o.liftedAt IS NULL AND o.deletedAt IS NULL`) as never,
  ])) as unknown as [Row[], Row[]];
  const row = admitRow(rows[0]);
  const request = requestOf(row);
  expectVersion(ctx, spec, row);
  if (request.kind !== "restriction" || request.state !== "done" || request.liftedAt !== null) {
    throw conflict("not_restricted", {
      id: "Permintaan ini tidak sedang membatasi data siapa pun.",
      en: "This request restricts nobody's data at present.",
    });
  }
  const statements = others.length > 0 ? [] : setRestriction(ctx, request, null);
  return updateRecord(ctx, spec, row, { liftedAt: ctx.now }, { action: "lift", reason, extras: { statements } });
}

/** `POST /:id/transition` through the states, and `POST /:id/lift` to end a restriction. */
export function addSteps(): void {
  addTransition<DataRequestState>(
    dataRequestsResource,
    DATA_REQUEST_MACHINE,
    (ctx, row, step, [acts = []]) => {
      const request = requestOf(row);
      if (step.to === "verified") return verified(ctx, request, step as Step);
      if (step.to === "done") return done(ctx, request, step as Step, acts);
      if (step.to === "refused") return refused(ctx, step as Step);
      throw forbidden();
    },
    { shape: body, reads: (ctx) => [actsQuery(ctx, ctx.param("id"))] },
  );
  dataRequestsResource.routes.post(
    "/:id/lift",
    endpoint({ resource: "data-requests", action: "transition" }, lift, {
      ...{ reachable, body: lifting },
      summary: "End a restriction: the person's data is read again by whoever may",
    }),
  );
}
