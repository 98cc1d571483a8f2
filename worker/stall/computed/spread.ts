import { type SQL, sql } from "drizzle-orm";
import type { FactDefinition } from "#db/schema/computedFacts.ts";
import { groups } from "#db/schema/index.ts";
import type { LocalText } from "#db/schema/rules.ts";
import type { RequestContext } from "../../http/endpoint.ts";
import { presentRow, reach } from "../../http/resourceRead.ts";
import { specOf } from "../../http/resourceSpec.ts";
import { todayAt } from "../asOf.ts";
import { groupFactsCtes } from "../evaluation.ts";
import type { Fact } from "../facts.ts";
import { computedFact } from "./compile.ts";
import { describeDefinition } from "./describe.ts";

const EXAMPLES = 6;
const VALUES = 12;
const COLUMN = "own1";

export interface Spread {
  type: Fact["type"];
  unit: Fact["unit"] | null;
  sentence: LocalText;
  /** Groups the reader reaches, and of how many the value is known. */
  total: number;
  known: number;
  /** Of a number, with the lower of two middle values; null while nothing is known. */
  numbers: { min: number; median: number; max: number } | null;
  /** Of anything else: the most common values, and how many groups have each. */
  values: { value: string | number; count: number }[] | null;
  examples: { id: unknown; name: unknown; value: string | number }[];
}

interface Told {
  total: number;
  known: number;
  min: number | null;
  median: number | null;
  max: number | null;
  common: string;
  examples: string;
}

/** One row: how many, the middle, the commonest, a few groups from the highest down. */
const spreadOf = (
  ctes: SQL,
) => sql`WITH ${ctes}, x AS MATERIALIZED (SELECT f.groupId, ${sql.raw(`f.${COLUMN}`)} AS value FROM f)
  SELECT count(*) AS total, count(x.value) AS known, min(x.value) AS min, max(x.value) AS max,
    (SELECT value FROM x WHERE value IS NOT NULL ORDER BY value LIMIT 1 OFFSET (SELECT max(0, (count(value) - 1) / 2) FROM x)) AS median,
    (SELECT json_group_array(json_object('value', value, 'count', n)) FROM (SELECT value, count(*) AS n FROM x
      WHERE value IS NOT NULL GROUP BY value ORDER BY n DESC, value LIMIT ${VALUES})) AS common,
    (SELECT json_group_array(json_object('id', groupId, 'value', value)) FROM (SELECT groupId, value FROM x
      WHERE value IS NOT NULL ORDER BY value DESC, groupId LIMIT ${EXAMPLES})) AS examples FROM x`;

/** What a definition would say of the groups that the reader reaches, today. Two reads. */
export async function spreadFact(ctx: RequestContext, definition: FactDefinition): Promise<Spread> {
  const fact = computedFact({ label: { id: "", en: "" }, meaning: null, definition }, COLUMN);
  const spec = specOf("groups");
  if (!spec) throw new Error("groups is not declared");
  const where = sql`gr.id IN (SELECT id FROM ${groups} WHERE ${groups.deletedAt} IS NULL AND ${reach(ctx, spec, "read")})`;
  const ctes = groupFactsCtes({ where, asOf: todayAt(ctx.now) }, { value: fact }, false);
  const [[found]] = await ctx.read([ctx.db.all<Told>(spreadOf(ctes))]);
  if (!found) throw new Error("an aggregate without a row");
  const examples = JSON.parse(found.examples) as { id: string; value: string | number }[];
  const ids = JSON.stringify(examples.map(({ id }) => id));
  const rows = await ctx.db.select().from(groups).where(sql`${groups.id} IN (SELECT value FROM json_each(${ids}))`);
  const names = new Map(rows.map((row) => [row.id, presentRow(ctx, spec, row).name]));
  const { total, known, min, median, max } = found;
  const isNumber = fact.type === "number";
  return {
    ...{ type: fact.type, unit: fact.unit ?? null, sentence: describeDefinition(definition), total, known },
    numbers: isNumber && min !== null && median !== null && max !== null ? { min, median, max } : null,
    values: isNumber ? null : (JSON.parse(found.common) as Spread["values"]),
    examples: examples.map((one) => ({ ...one, name: names.get(one.id) ?? null })),
  };
}
