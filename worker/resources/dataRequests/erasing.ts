import { z } from "zod";
import { planErasure } from "../../dataRequests/erase.ts";
import { conflict, notFound } from "../../errors.ts";
import { auditStatements, writeBatch } from "../../http/commit.ts";
import { endpoint, type RequestContext } from "../../http/endpoint.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { expectVersion, reachable } from "../../http/resourceRead.ts";
import type { Row } from "../../http/resourceSpec.ts";
import { updateRecord } from "../../http/resourceWrite.ts";
import { line } from "../../http/shape.ts";
import { decidesAlone, headsQuery } from "../secondPerson.ts";
import { assertVerified, readRequest } from "./handOut.ts";
import { dataRequestsResource } from "./resource.ts";

const AT_ONCE = 40;

/** Whoever erases says that they know it cannot be undone. */
const body = z.strictObject({ understood: z.literal(true), result: line(2_000).optional() });

/**
 * POST /:id/erase, by another person than who checked the identity: everything that says who the person is goes in one
 * batch with the answer to the request. Copies in files, where they are many, are emptied before it.
 */
async function erase(ctx: RequestContext) {
  const { result } = parseOrThrow(body, await ctx.json());
  const { row, request, person } = await readRequest(ctx, "approve");
  const { spec } = dataRequestsResource;
  expectVersion(ctx, spec, row);
  if (request.kind !== "erasure") {
    throw conflict("other_kind", { id: "Ini bukan permintaan penghapusan.", en: "This is no request of erasure." });
  }
  assertVerified(request);
  if (!person || person.erasedAt) throw notFound();
  const [heads] = (await ctx.read([headsQuery(ctx, request.organizationId)])) as [Row[]];
  const alone = decidesAlone(ctx, request.verifiedBy, heads);
  const { copies, statements, files } = await planErasure(ctx, person, request.id);
  const many = copies.length > AT_ONCE;
  if (many) for (let at = 0; at < copies.length; at += AT_ONCE) await writeBatch(ctx, copies.slice(at, at + AT_ONCE));
  const erased = auditStatements(ctx, [
    { action: "erase", entity: "people", entityId: person.id, organizationId: person.organizationId },
  ]);
  const reply = await updateRecord(
    ctx,
    spec,
    row,
    { state: "done", doneAt: ctx.now, doneBy: ctx.actor.userId, result: result ?? null },
    {
      action: alone ? "erase_alone" : "erase",
      extras: { statements: [...(many ? [] : copies), ...statements, ...erased] },
    },
  );
  // What is left of them in the store is unreachable by then, and tried again with every request for it.
  if (files.length > 0) await ctx.env.FILES.delete(files);
  return reply;
}

export function addErasing(): void {
  dataRequestsResource.routes.post(
    "/:id/erase",
    endpoint({ resource: "data-requests", action: "approve" }, erase, {
      ...{ reachable, body },
      summary: "Erase the person's data for good, by a second person; figures keep counting the nameless row",
    }),
  );
}
