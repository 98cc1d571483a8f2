import { and, eq, type SQL, sql } from "drizzle-orm";
import { people } from "#db/schema/index.ts";
import { recordsOf } from "../dataRequests/theirs.ts";
import { notFound } from "../errors.ts";
import { endpoint, type RequestContext } from "../http/endpoint.ts";
import { peopleResource } from "../resources/people/routes.ts";
import { LOOK, looksAt, ofRunningAudit, withoutSample } from "./hidden.ts";

const MOST = 200;

interface SeenRow {
  id: string;
  at: number;
  entity: string;
  entityId: string;
  field: string;
  reason: string;
  userId: string;
  userName: string | null;
  role: string | null;
  organizationName: string | null;
  /** Of a look at many at once: at how many. */
  many: number | null;
}

/** How it was looked at: in a file of a list, in the file made for the person, in a check of the commission, or the record itself. */
function present({ entityId, ...row }: SeenRow) {
  const { check, reason } = withoutSample(row);
  const opened = row.field === "*" ? "handed" : check ? "audit" : "record";
  return { ...row, reason, channel: entityId.startsWith("exp_") ? "list" : opened };
}

/** Looks at one person: at the record itself, and at lists it stood in. */
function seenQuery(personId: string, organizationId: string): SQL {
  return sql`SELECT a.id, a.at, a.entity, a.entityId, a.field, a.reason, a.userId, u.name AS userName, u.role, o.name AS organizationName,
      nullif((SELECT count(*) FROM access_subjects s WHERE s.accessId = a.id), 0) AS many
    FROM access_log a LEFT JOIN users u ON u.id = a.userId LEFT JOIN organizations o ON o.id = u.organizationId
    WHERE a.organizationId = ${organizationId} AND NOT ${ofRunningAudit(LOOK)}
      AND ${looksAt(recordsOf(personId))}
    ORDER BY a.at DESC, a.id DESC LIMIT ${MOST + 1}`;
}

/** GET /api/people/ID/seen: inside the owning organisation, for whoever answers requests about personal data. */
async function whoHasSeen(ctx: RequestContext) {
  const id = ctx.param("id");
  const { organizationId } = ctx.actor;
  const [persons] = await ctx.read([
    ctx.db
      .select({ id: people.id })
      .from(people)
      .where(and(eq(people.id, id), eq(people.organizationId, organizationId))),
  ]);
  if (persons.length === 0) throw notFound();
  const found = await ctx.db.all<SeenRow>(seenQuery(id, organizationId));
  return { status: 200, body: { looks: found.slice(0, MOST).map(present), more: found.length > MOST } };
}

export function addSeen(): void {
  peopleResource.routes.get(
    "/:id/seen",
    endpoint({ resource: "data-requests", action: "read" }, whoHasSeen, {
      summary: "Who has looked at this person's personal data, when and why, newest first",
    }),
  );
}
