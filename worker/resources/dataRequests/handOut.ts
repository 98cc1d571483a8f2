import { z } from "zod";
import { lookStatements } from "../../access/look.ts";
import { OPEN_STATES } from "../../dataRequests/clock.ts";
import { collectHeld, countHeld } from "../../dataRequests/held.ts";
import { readPerson } from "../../dataRequests/person.ts";
import { conflict, notFound } from "../../errors.ts";
import { commit } from "../../http/commit.ts";
import { endpoint, type RequestContext } from "../../http/endpoint.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { countAttempt } from "../../http/limits.ts";
import { admitRow, recordQuery } from "../../http/resourceRead.ts";
import type { Row } from "../../http/resourceSpec.ts";
import type { Action } from "../../policy/roles.ts";
import { type DataRequestRow, dataRequestsResource, requestOf } from "./resource.ts";

const nothing = z.strictObject({});
const PER_HOUR = 20;
const HOUR = 3_600_000;
export const HELD_FORMAT = "lanjut-personal-data";

/** A request and the person it is about, of the actor's own organisation. */
export async function readRequest(ctx: RequestContext, action: Action) {
  const { spec } = dataRequestsResource;
  const [rows] = (await ctx.read([recordQuery(ctx, spec, ctx.param("id"), action)])) as [Row[]];
  const row = admitRow(rows[0]);
  const request = requestOf(row);
  const person = request.personId ? await readPerson(ctx, request.personId) : undefined;
  if (person && person.organizationId !== request.organizationId) throw notFound();
  return { row, request, person };
}

export function assertVerified({ state }: DataRequestRow): void {
  if (state === "verified") return;
  throw conflict("not_verified", {
    id: OPEN_STATES.includes(state) ? "Periksa dahulu identitas yang meminta." : "Permintaan ini sudah selesai.",
    en: OPEN_STATES.includes(state) ? "First check the identity of who asks." : "This request is answered already.",
  });
}

/** POST /:id/file: everything held about the person, once it is known that they ask. */
async function handOut(ctx: RequestContext) {
  parseOrThrow(nothing, await ctx.json());
  const { request, person } = await readRequest(ctx, "transition");
  assertVerified(request);
  if (request.kind !== "access") {
    throw conflict("other_kind", {
      id: "Berkas data hanya untuk permintaan akses.",
      en: "A file of the data is for a request of access only.",
    });
  }
  if (!person) throw notFound();
  await countAttempt(ctx.db, `hand-out|${ctx.actor.userId}`, PER_HOUR, HOUR, ctx.now);
  const held = await collectHeld(ctx, person);
  const { actor, now } = ctx;
  await commit(
    ctx,
    {
      statements: lookStatements(ctx, {
        ...{ entity: "people", entityId: person.id, field: "*" },
        reason: ctx.locale === "en" ? `Access request ${request.id}` : `Permintaan akses ${request.id}`,
      }),
      audit: [
        {
          ...{ action: "hand_out", entity: "data-requests" as const, entityId: request.id },
          organizationId: request.organizationId,
        },
      ],
    },
    { status: 200 },
  );
  return {
    status: 200,
    body: {
      ...{ format: HELD_FORMAT, requestId: request.id, madeAt: now },
      madeBy: { name: actor.name, organization: actor.organizationName },
      purpose: ctx.locale === "en" ? "Request of access by the data subject" : "Permintaan akses oleh subjek data",
      ...held,
    },
  };
}

/** GET /:id/held: how much is held, without a value of it. */
async function showCounts(ctx: RequestContext) {
  const { person } = await readRequest(ctx, "read");
  return {
    status: 200,
    body: { counts: person ? await countHeld(ctx, person) : {}, erasedAt: person?.erasedAt ?? null },
  };
}

export function addHandOut(): void {
  dataRequestsResource.routes
    .post(
      "/:id/file",
      endpoint({ resource: "data-requests", action: "transition" }, handOut, {
        ...{ idempotent: false, body: nothing },
        summary: "Everything held about the person, for a verified request of access; logged, 20 an hour",
      }),
    )
    .get(
      "/:id/held",
      endpoint({ resource: "data-requests", action: "read" }, showCounts, {
        summary: "How much is held about the person, by section, without a value of it",
      }),
    );
}
