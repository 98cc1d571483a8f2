import { inArray, sql } from "drizzle-orm";
import { groups, programs } from "#db/schema/index.ts";
import { notFound } from "../errors.ts";
import type { RequestContext } from "../http/endpoint.ts";
import { reach, selectRows } from "../http/resourceRead.ts";
import type { Row } from "../http/resourceSpec.ts";
import { groupsResource } from "../resources/groups/routes.ts";
import { programsResource } from "../resources/programs/routes.ts";
import { type Comparison, comparePrograms } from "./compare.ts";
import { type PackedLines, packedLines, unpackLines } from "./lines.ts";
import { MONTHS, type Month } from "./milestones.ts";
import type { ProgramMoney } from "./money.ts";
import { dayAsked, fault, moneyQuery } from "./read.ts";
import { readMany } from "./readMany.ts";

const MOST = 8;
const DEFAULT_MONTH = "12";

function programsAsked(ctx: RequestContext): string[] {
  const ids = [...new Set((ctx.query("programs") ?? "").split(",").filter((id) => id !== ""))];
  if (ids.length >= 1 && ids.length <= MOST) return ids;
  throw fault(
    "programs",
    `Sebutkan satu sampai ${MOST} program, dipisah koma.`,
    `Name one to ${MOST} programmes, separated by commas.`,
  );
}

function monthAsked(ctx: RequestContext): Month {
  const text = ctx.query("month") ?? DEFAULT_MONTH;
  const month = MONTHS.find((one) => String(one) === text);
  if (month) return month;
  throw fault("month", `Pilih bulan ${MONTHS.join(", ")}.`, `Choose month ${MONTHS.join(", ")}.`);
}

/** Programmes side by side, each group at the same age, in the order they were named; 404 when one is not known. */
export async function compareOutcomes(ctx: RequestContext): Promise<Comparison> {
  const ids = programsAsked(ctx);
  const month = monthAsked(ctx);
  const { day, today, basis } = dayAsked(ctx);
  const mine = sql`(${inArray(groups.programId, ids)} AND ${reach(ctx, groupsResource.spec, "read")})`;
  const known = sql`${inArray(programs.id, ids)} AND ${reach(ctx, programsResource.spec, "read")}`;
  const source = { by: "program" as const, id: "", day, basis, where: mine, age: month };
  const found = await readMany(ctx, [
    selectRows(ctx, programsResource.spec, known),
    ctx.db.all<PackedLines>(packedLines(source)),
    moneyQuery(ctx, { day, basis }, mine),
  ]);
  const rows = new Map((found[0] as Row[]).map((row) => [row.id, row]));
  const lines = Map.groupBy(unpackLines(found[1] as PackedLines[]), ({ programId }) => programId);
  const money = new Map((found[2] as ProgramMoney[]).map((one) => [one.programId, one]));
  const compared = ids.map((id) => {
    const row = rows.get(id);
    if (!row) throw notFound();
    const { name, year, skill } = row as { name: string; year: number; skill: string | null };
    return { id, name, year, skill, lines: lines.get(id) ?? [], money: money.get(id) };
  });
  return comparePrograms(compared, { day, basis, today, month });
}
