import { and, eq, isNotNull, sql } from "drizzle-orm";
import { attachments } from "#db/schema/index.ts";
import { conflict, forbidden, notFound } from "../../errors.ts";
import { commit, guard } from "../../http/commit.ts";
import type { Reply, RequestContext } from "../../http/endpoint.ts";
import { etagOf, presentRow, reach } from "../../http/resourceRead.ts";
import { attachmentsResource } from "./resource.ts";

/** POST /api/attachments/ID/restore: takes a removal back, for whoever may remove it. */
export async function restoreAttachment(ctx: RequestContext): Promise<Reply> {
  const { spec } = attachmentsResource;
  const id = ctx.param("id");
  const [[found]] = await ctx.read([
    ctx.db
      .select({ row: attachments, _may: sql<number>`${reach(ctx, spec, "delete")}` })
      .from(attachments)
      .where(and(eq(attachments.id, id), reach(ctx, spec, "read"))),
  ]);
  if (!found) throw notFound();
  if (!found._may) throw forbidden();
  const before = found.row;
  if (before.deletedAt === null) {
    throw conflict("not_deleted", { id: "Berkas ini tidak sedang terhapus.", en: "This file is not removed." });
  }
  const set = { deletedAt: null, version: before.version + 1, updatedAt: ctx.now, updatedBy: ctx.actor.userId };
  const after = { ...before, ...set };
  const { organizationId } = before;
  return commit(
    ctx,
    {
      statements: [
        ctx.db
          .update(attachments)
          .set(set)
          .where(
            and(eq(attachments.id, id), eq(attachments.version, before.version), isNotNull(attachments.deletedAt)),
          ),
        guard(ctx),
      ],
      audit: [{ action: "restore", entity: "attachments", entityId: id, organizationId, before, after }],
    },
    { status: 200, body: presentRow(ctx, spec, after), etag: etagOf(after) },
    { resource: "attachments", id },
  );
}
