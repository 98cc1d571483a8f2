import type { complaints } from "#db/schema/index.ts";
import type { Statement } from "../../http/commit.ts";
import type { RequestContext } from "../../http/endpoint.ts";
import { tellStatements } from "../../notify/tell.ts";

type Complaint = typeof complaints.$inferSelect;

/** Tells who is to see to a complaint; given back to the same person later, it is told again. */
export function assigned(ctx: RequestContext, { id, organizationId, ownerId, version }: Complaint): Statement[] {
  if (!ownerId) return [];
  const dedupeKey = `complaint_assigned:${id}:${version}`;
  const subject = { subject: "complaints", subjectId: id } as const;
  return tellStatements(ctx, [{ userId: ownerId, organizationId, kind: "complaint_assigned", ...subject, dedupeKey }]);
}
