import { and, isNull, type SQL, sql } from "drizzle-orm";
import { dayAt, type IndicatorSplit } from "#db/constants.ts";
import type { indicators } from "#db/schema/index.ts";
import type { LocalText } from "#db/schema/rules.ts";
import type { RequestContext } from "../http/endpoint.ts";
import { reach } from "../http/resourceRead.ts";
import { specOf } from "../http/resourceSpec.ts";
import { can } from "../policy/can.ts";
import { compileQuery } from "../stall/compile.ts";
import type { Vocabulary } from "../stall/facts.ts";
import { factsIn, parseQuery, type Query, RuleError } from "../stall/parseQuery.ts";
import { bucketOf, SUBJECTS } from "./subjects.ts";

export type IndicatorRow = Pick<typeof indicators.$inferSelect, "subject" | "measure" | "query" | "base" | "splitBy">;

/** Where a record falls: the query holds, does not, or nobody knows. Records outside the base fall nowhere. */
export const CLASSES = ["yes", "no", "unknown"] as const;
export type Class = (typeof CLASSES)[number];

export interface Counted {
  yes: number;
  no: number;
  unknown: number;
}

/** An indicator whose queries are checked. */
export interface CheckedIndicator extends Pick<IndicatorRow, "subject" | "measure" | "splitBy"> {
  query: Query;
  base: Query | null;
  vocabulary: Vocabulary;
}

/** Checks both queries; the faults by field, or the indicator ready to be counted. */
export function checkIndicator(
  row: IndicatorRow,
  vocabulary: Vocabulary,
): { checked: CheckedIndicator } | { faults: Record<string, LocalText> } {
  const facts = SUBJECTS[row.subject].facts(vocabulary);
  const faults: Record<string, LocalText> = {};
  const parsed = (field: "query" | "base"): Query | null => {
    try {
      return row[field] ? parseQuery(row[field], facts) : null;
    } catch (error) {
      if (!(error instanceof RuleError)) throw error;
      faults[error.path.replace(/^query/, field)] = error.text;
      return null;
    }
  };
  const [query, base] = [parsed("query"), parsed("base")];
  const { subject, measure, splitBy } = row;
  return query && Object.keys(faults).length === 0
    ? { checked: { subject, measure, splitBy, query, base, vocabulary } }
    : { faults };
}

/** Whether the reader reads records of this kind at all: nobody is counted for whoever does not. */
export const readsSubject = (ctx: RequestContext, { subject }: Pick<IndicatorRow, "subject">): boolean =>
  can(ctx.actor, subject, "read");

/** CTEs ending in `c`: id, bucket and class of each record that the reader reaches and the base holds or may hold. */
function classesCte(ctx: RequestContext, indicator: CheckedIndicator, split: IndicatorSplit): SQL {
  const spec = specOf(indicator.subject);
  if (!spec) throw new Error(`${indicator.subject} is not declared`);
  const { id, from, byProgram, facts } = SUBJECTS[indicator.subject];
  const { actor, now } = ctx;
  const reading = { today: dayAt(now, actor.jurisdiction), organizationId: actor.organizationId };
  const all = facts(indicator.vocabulary);
  const names = new Set([...factsIn(indicator.query), ...(indicator.base ? factsIn(indicator.base) : [])]);
  const columns = [...names].flatMap((name) => {
    const fact = all[name];
    return fact ? [sql`, ${fact.sql(reading)} AS ${sql.raw(fact.column ?? name)}`] : [];
  });
  const joined = split === "program" && byProgram ? sql` ${byProgram}` : sql``;
  const base = indicator.base ? compileQuery(indicator.base) : sql`1`;
  return sql`f AS MATERIALIZED (SELECT ${id} AS id, ${bucketOf(indicator.subject, split, actor.jurisdiction)} AS bucket${sql.join(columns)}
      FROM ${from}${joined} WHERE ${and(isNull(spec.table.deletedAt), reach(ctx, spec, "read"))}),
    h AS MATERIALIZED (SELECT f.id, f.bucket, (${compileQuery(indicator.query)}) AS hit, (${base}) AS based FROM f),
    c AS (SELECT id, bucket, CASE WHEN based IS NULL OR hit IS NULL THEN 'unknown' WHEN hit THEN 'yes' ELSE 'no' END AS class
      FROM h WHERE based IS NOT 0)`;
}

const TALLY = sql.raw(CLASSES.map((one) => `count(CASE WHEN class = '${one}' THEN 1 END) AS "${one}"`).join(", "));

/** How many records fall where, in all. One row. */
export const countQuery = (ctx: RequestContext, indicator: CheckedIndicator) =>
  ctx.db.all<Counted>(sql`WITH ${classesCte(ctx, indicator, "none")} SELECT ${TALLY} FROM c`);

const MOST_BUCKETS = 200;

/** The same by region, programme or month; the largest first, months in their order. */
export const splitQuery = (ctx: RequestContext, indicator: CheckedIndicator) =>
  ctx.db.all<Counted & { bucket: string | null }>(sql`WITH ${classesCte(ctx, indicator, indicator.splitBy)}
    SELECT bucket, ${TALLY} FROM c GROUP BY bucket
    ORDER BY ${indicator.splitBy === "month" ? sql`bucket` : sql`count(*) DESC, bucket`} LIMIT ${MOST_BUCKETS}`);

/** Ids of exactly the records a figure counts; of one bucket where it names one (null: of those without). */
export function countedIds(
  ctx: RequestContext,
  indicator: CheckedIndicator,
  { of, bucket }: { of: Class; bucket?: string | null },
): SQL {
  const split = bucket === undefined ? "none" : indicator.splitBy;
  const within = bucket === undefined ? sql`` : sql` AND bucket IS ${bucket}`;
  return sql`(WITH ${classesCte(ctx, indicator, split)} SELECT id FROM c WHERE class = ${of}${within})`;
}
