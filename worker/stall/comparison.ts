import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { RiskBand, RuleScope } from "#db/constants.ts";
import type { LocalText } from "#db/schema/rules.ts";
import type { Reply, RequestContext } from "../http/endpoint.ts";
import { parseOrThrow } from "../http/faults.ts";
import type { Row } from "../http/resourceSpec.ts";
import { todayAt } from "./asOf.ts";
import { GROUP_BAND, PROGRAM_BAND, scored } from "./evaluation.ts";
import { unpackTier } from "./packedTier.ts";
import { readableFactsCtes, recordsOf, subjectId } from "./subjects.ts";
import { readTry, type Tried, tryShape } from "./trying.ts";
import { tierCounts, triedColumns, unsure } from "./verdicts.ts";
import { type TierCount, warningsOf } from "./warnings.ts";

/** Records shown of those in one list; the counts are of all. */
const SHOWN = 100;

export const compareBody = z.strictObject(tryShape);

const STATUS: Record<RuleScope, { from: string; kept: string; band: string }> = {
  group: { from: "group_status s ON s.groupId", kept: "s.lastSeenStatus, s.knownShare", band: GROUP_BAND },
  program: { from: "program_status s ON s.programId", kept: "s.groupCount", band: PROGRAM_BAND },
};

const LISTS = {
  holds: "next IS NOT NULL",
  raised: "next IS NOT NULL AND prev IS NULL",
  cleared: "next IS NULL AND prev IS NOT NULL",
  changed: "next <> prev",
} as const;
type ListName = keyof typeof LISTS;
const LIST_NAMES = Object.keys(LISTS) as ListName[];

/** Bands of the changed, from the signals that stand: the other rules' as the latest evaluation left them. */
function bandsCte(scope: RuleScope, ruleId: string, which: "prev" | "next"): SQL {
  const { from, kept, band } = STATUS[scope];
  const held = sql`json_set(coalesce(s.held, '{}'), ${`$."${ruleId}"`}, h.${sql.raw(which)})`;
  return sql`(WITH t AS MATERIALIZED (SELECT h.id, 1 AS inScope, ${sql.raw(kept)}, ${held} AS held
    FROM h CROSS JOIN ${sql.raw(`${from} = h.id`)} WHERE h.prev IS NOT h.next)${scored(band, false)})`;
}

interface Found {
  counts: string;
  tiers: string;
  lists: string;
  moves: string;
}

function comparison(ctx: RequestContext, scope: RuleScope, tried: Tried): SQL {
  const ctes = readableFactsCtes(ctx, { scope, facts: tried.facts, asOf: todayAt(ctx.now), own: true });
  const listed = LIST_NAMES.map(
    (name) => sql`'${sql.raw(name)}', (SELECT json_group_array(json_array(id, next, prev)) FROM
      (SELECT id, next, prev FROM h WHERE ${sql.raw(LISTS[name])} ORDER BY next DESC, id LIMIT ${SHOWN}))`,
  );
  const counted = LIST_NAMES.map((name) => sql.raw(`'${name}', coalesce(sum(${LISTS[name]}), 0)`));
  return sql`WITH ${ctes},
    h AS MATERIALIZED (SELECT ${subjectId(scope)} AS id, ${triedColumns(tried)} FROM f WHERE f.inScope),
    b AS MATERIALIZED (SELECT p.riskBand AS was, n.riskBand AS will, count(*) AS n
      FROM ${bandsCte(scope, tried.draft.id, "prev")} p JOIN ${bandsCte(scope, tried.draft.id, "next")} n ON n.id = p.id
      WHERE p.riskBand <> n.riskBand GROUP BY 1, 2)
    SELECT (SELECT json_object('total', count(*), 'reached', coalesce(sum(reached), 0), 'unknown', coalesce(sum(${unsure(tried.draft)}), 0),
        'before', coalesce(sum(prev IS NOT NULL), 0), ${sql.join(counted, sql`, `)}) FROM h) AS counts,
      (SELECT ${tierCounts(tried.draft)} FROM h) AS tiers, json_object(${sql.join(listed, sql`, `)}) AS lists,
      (SELECT json_group_array(json_object('from', was, 'to', will, 'count', n)) FROM b) AS moves`;
}

export interface BandMove {
  from: RiskBand;
  to: RiskBand;
  count: number;
}

type Counts = Record<"total" | "reached" | "unknown" | "before" | ListName, number>;

export interface Comparison {
  /** The organisation's groups (or programmes) that rules look at. */
  total: number;
  /** Those the draft applies to. */
  reached: number;
  /** Of these, those for whom no tier holds and nobody knows enough to say so. */
  unknown: number;
  /** How many the rule as it is now holds for; null for a new one. */
  before: number | null;
  holds: { count: number; records: Row[] };
  raised: { count: number; records: Row[] };
  cleared: { count: number; records: Row[] };
  /** Held by both, on another tier. */
  changed: { count: number; records: Row[] };
  tiers: TierCount[];
  bands: BandMove[];
  warnings: { code: string; tier: number | null; text: string }[];
}

type Listed = [id: string, next: number | null, prev: number | null];

/** A draft on today's records, beside the rule as it is now: who would be flagged, newly, no more, otherwise; writes nothing. */
export async function compareRule(ctx: RequestContext): Promise<Reply> {
  const body = parseOrThrow(compareBody, await ctx.json());
  const tried = await readTry(ctx, body);
  const [[found]] = await ctx.read([ctx.db.all<Found>(comparison(ctx, body.scope, tried))]);
  if (!found) throw new Error("a comparison without a row");
  const counts = JSON.parse(found.counts) as Counts;
  const tiers = JSON.parse(found.tiers) as TierCount[];
  const lists = JSON.parse(found.lists) as Record<ListName, Listed[]>;
  const ids = [...new Set(LIST_NAMES.flatMap((name) => lists[name].map(([id]) => id)))];
  const records = new Map((await recordsOf(ctx, body.scope, ids)).map((row) => [row.id, row]));
  const list = (name: ListName) => {
    const steps = new Map(lists[name].map(([id, next, prev]) => [id, { tier: tierOf(next), before: tierOf(prev) }]));
    const rows = [...records.values()].flatMap((row) => {
      const step = steps.get(row.id as string);
      return step ? [{ ...row, ...step }] : [];
    });
    return { count: counts[name], records: rows };
  };
  const reply: Comparison = {
    ...{ total: counts.total, reached: counts.reached, unknown: counts.unknown },
    before: tried.current ? counts.before : null,
    ...{ holds: list("holds"), raised: list("raised"), cleared: list("cleared"), changed: list("changed") },
    tiers: tiers.sort((a, b) => a.tier - b.tier),
    bands: JSON.parse(found.moves) as BandMove[],
    warnings: warningsOf(counts.total, counts.reached, tiers).map(({ text, ...rest }) => ({
      ...rest,
      text: (text as LocalText)[ctx.locale],
    })),
  };
  return { status: 200, body: reply };
}

const tierOf = (packed: number | null) => (packed === null ? null : unpackTier(packed).tier);
