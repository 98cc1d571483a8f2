import { eq, sql } from "drizzle-orm";
import { Hono } from "hono";
import { z } from "zod";
import type { OrganizationKind, Role } from "#db/constants.ts";
import { settings } from "#db/schema/index.ts";
import { invalid } from "../../errors.ts";
import { endpoint, type Reply, type RequestContext } from "../../http/endpoint.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { admitRow, etagOf, expectVersion, ifMatch, reach, selectRows } from "../../http/resourceRead.ts";
import type { Row } from "../../http/resourceSpec.ts";
import { updateRecord } from "../../http/resourceWrite.ts";
import { type Adjusted, type Adjustments, cellsOf, choicesOf, shippedAccess } from "../../policy/bounds.ts";
import { accessOf } from "../../policy/can.ts";
import { checkAdjustments } from "../../policy/checkAdjustments.ts";
import type { Access, Action, Resource } from "../../policy/roles.ts";
import { settingsResource } from "../settings/routes.ts";
import { settingsQuery } from "../settings/settingsOf.ts";
import { rolesOf } from "../users/roles.ts";

interface Cell {
  resource: Resource;
  action: Action;
  shipped: Access;
  access: Access;
  /** What it may be set to, narrowest first; one alone is fixed. */
  choices: Access[];
}

function cellsFor(role: Role, adjusted: Adjusted | undefined): Cell[] {
  return cellsOf(role).map(([resource, action]) => ({
    ...{ resource, action, shipped: shippedAccess(role, resource, action) },
    access: accessOf({ role, adjusted }, resource, action),
    choices: choicesOf(role, resource, action),
  }));
}

/** The matrix of an organisation, and where it departs from the shipped one. */
function matrixOf(kind: OrganizationKind, row: Row) {
  const adjusted = (row.permissions ?? {}) as Adjustments;
  return {
    version: row.version as number,
    updatedAt: row.updatedAt,
    adjusted,
    roles: rolesOf(kind).map((role) => ({ role, cells: cellsFor(role, adjusted[role]) })),
  };
}

async function read(ctx: RequestContext): Promise<Reply> {
  const [[row]] = (await ctx.read([settingsQuery(ctx, ctx.actor.organizationId)])) as [Row[]];
  const settingsRow = admitRow(row && { ...row, _may: 1 });
  return { status: 200, body: matrixOf(ctx.actor.organizationKind, settingsRow), etag: etagOf(settingsRow) };
}

const body = z.strictObject({ adjusted: z.record(z.string().max(40), z.json()).nullable() });

async function change(ctx: RequestContext): Promise<Reply> {
  const input = parseOrThrow(body, await ctx.json());
  ifMatch(ctx, true);
  const { spec } = settingsResource;
  const own = eq(settings.organizationId, ctx.actor.organizationId);
  const may = { _may: sql<number>`${reach(ctx, spec, "update")}` };
  const [rows] = (await ctx.read([selectRows(ctx, spec, own, may)])) as [Row[]];
  const row = admitRow(rows[0]);
  expectVersion(ctx, spec, row, true);
  const { adjusted, faults } = checkAdjustments(input.adjusted, rolesOf(ctx.actor.organizationKind));
  if (Object.keys(faults).length > 0) throw invalid(faults);
  return updateRecord(
    ctx,
    spec,
    row,
    { permissions: adjusted },
    { action: "permissions", body: (after) => matrixOf(ctx.actor.organizationKind, after) },
  );
}

/** Who may do what in the own organisation: shipped, the bounds, and what was adjusted. */
export const permissionRoutes = new Hono()
  .get("/", endpoint({ resource: "permissions", action: "read" }, read, { summary: "The matrix of permissions" }))
  .put(
    "/",
    endpoint({ resource: "permissions", action: "update" }, change, {
      body,
      summary:
        "Adjust the matrix: role → resource → action → access, inside its bounds; null goes back to the shipped one",
    }),
  );
