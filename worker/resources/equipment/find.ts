import { and, isNull, or, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { idPattern } from "#db/ids.ts";
import { equipment } from "#db/schema/index.ts";
import { notFound } from "../../errors.ts";
import { endpoint, type RequestContext } from "../../http/endpoint.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { presentRow, reach, selectRows } from "../../http/resourceRead.ts";
import type { Row } from "../../http/resourceSpec.ts";
import { line } from "../../http/shape.ts";
import { equipmentResource } from "./routes.ts";

const body = z.strictObject({ code: line(100) });
const MOST = 20;

/** Written on a machine or typed by hand: case and spaces do not count. */
const plainly = (value: SQL | string) => sql`lower(replace(replace(${value}, ' ', ''), '-', ''))`;

async function find(ctx: RequestContext) {
  const { code } = parseOrThrow(body, await ctx.json());
  const { spec } = equipmentResource;
  const same = (column: SQL) => sql`${plainly(column)} = ${plainly(code)}`;
  const asked = idPattern("eqp").test(code)
    ? sql`${equipment.id} = ${code}`
    : or(same(sql`${equipment.code}`), same(sql`${equipment.serial}`));
  const [rows] = (await ctx.read([
    selectRows(ctx, spec, and(asked, isNull(equipment.deletedAt), reach(ctx, spec, "read"))).limit(MOST),
  ])) as [Row[]];
  if (rows.length === 0) throw notFound();
  return { status: 200, body: rows.map((row) => presentRow(ctx, spec, row)) };
}

/**
 * `POST /api/equipment/find {code}`: the machines with this asset code or serial number, or the one with this id. What is
 * scanned goes in a body: an asset code has as many digits as a personal number.
 */
export function addFind(): void {
  equipmentResource.routes.post(
    "/find",
    endpoint({ resource: "equipment", action: "read" }, find, {
      body,
      idempotent: false,
      summary: "Machines by what stands on them: asset code, serial number, or the id in their QR code",
    }),
  );
}
