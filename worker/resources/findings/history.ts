import { asc, eq } from "drizzle-orm";
import { findingSteps, organizations } from "#db/schema/index.ts";
import { endpoint, type RequestContext } from "../../http/endpoint.ts";
import { admitRow, recordQuery } from "../../http/resourceRead.ts";
import type { Row } from "../../http/resourceSpec.ts";
import { findingsResource } from "./resource.ts";

const stepsQuery = (ctx: RequestContext, findingId: string) =>
  ctx.db
    .select({
      ...{ id: findingSteps.id, at: findingSteps.at, kind: findingSteps.kind, text: findingSteps.text },
      ...{ dueOn: findingSteps.dueOn, role: findingSteps.role, organizationName: organizations.name },
    })
    .from(findingSteps)
    .leftJoin(organizations, eq(organizations.id, findingSteps.organizationId))
    .where(eq(findingSteps.findingId, findingId))
    .orderBy(asc(findingSteps.at), asc(findingSteps.id));

/** `GET /:id/history`: `[{id, at, kind, role, organizationName, text, dueOn}]`, oldest first; no names of people. */
async function history(ctx: RequestContext) {
  const id = ctx.param("id");
  const [rows, steps] = await ctx.read([recordQuery(ctx, findingsResource.spec, id, "read"), stepsQuery(ctx, id)]);
  admitRow((rows as Row[])[0]);
  return { status: 200, body: steps };
}

export function addHistory(): void {
  findingsResource.routes.get(
    "/:id/history",
    endpoint({ resource: "findings", action: "read" }, history, {
      summary: "Each answer and decision on a finding, in the words of the time, oldest first",
    }),
  );
}
