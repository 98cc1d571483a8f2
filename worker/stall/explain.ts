import { and, desc, eq, gte, isNull, sql } from "drizzle-orm";
import { dayAt, type RiskBand, type RuleKind, type RuleScope, type Severity } from "#db/constants.ts";
import { groupStatus, overrides, programStatus } from "#db/schema/index.ts";
import type { RuleTier } from "#db/schema/rules.ts";
import type { RequestContext } from "../http/endpoint.ts";
import { admitRow, recordQuery } from "../http/resourceRead.ts";
import { type Row, specOf } from "../http/resourceSpec.ts";
import { maskRow } from "../policy/fields.ts";
import { todayAt } from "./asOf.ts";
import { type Clearance, clearances } from "./describe.ts";
import { groupFactsCtes, programFactsCtes } from "./evaluation.ts";
import { BUILT_IN, type Fact, type Facts, type FactValues, factIn } from "./facts.ts";
import { parseQuery, RuleError } from "./parseQuery.ts";
import { computedFactsOf, vocabularyFrom } from "./vocabularies.ts";

/** What should be known of a group before it may be called healthy. */
const EXPECTED = ["lastSeenStatus", "activeMemberShare", "hasBuyer", "daysSinceOrder", "equipmentIdle"];
const EXPECTED_OF_PROGRAM = ["shareUnknownStatus", "budgetSpentShare", "shareActiveMonth6", "daysPastPlan"];

interface SignalRow {
  id: string;
  code: string;
  ruleId: string;
  ruleVersion: number;
  kind: RuleKind;
  severity: Severity;
  tier: number;
  points: number;
  raisedAt: number;
  raisedOn: string;
  evidence: string;
  name: string | null;
  reason: string | null;
  clears: string | null;
  tiers: string | null;
}

export interface FactShown {
  name: string;
  label: string;
  meaning: string;
  unit: Fact["unit"] | null;
  /** As it was when the signal was raised or changed its tier. */
  value: number | string | boolean | null;
  /** As it is today. */
  now: number | string | boolean | null;
}

export interface SignalShown
  extends Pick<
    SignalRow,
    "id" | "code" | "kind" | "points" | "tier" | "severity" | "raisedAt" | "raisedOn" | "ruleId" | "ruleVersion"
  > {
  name: string;
  reason: string;
  evidence: FactValues;
  facts: FactShown[];
  /** In plain words, then each condition with its threshold. */
  clears: { text: string; conditions: Clearance[] };
}

export interface Risk {
  asOf: string | null;
  score: number;
  band: RiskBand;
  reasons: string[];
  signals: SignalShown[];
  /** Facts nobody knows yet, though the rules or the band ask for them. */
  unknown: { fact: string; label: string; meaning: string }[];
}

export interface GroupRisk extends Risk {
  groupId: string;
  status: string;
  statusOn: string | null;
  knownShare: number | null;
  /** Somebody called the group fine and another person agreed: until when, and why. */
  override: Row | null;
}
export interface ProgramRisk extends Risk {
  programId: string;
  groupCount: number;
}

const signalsOf = (ctx: RequestContext, subjectId: string) =>
  ctx.db.all<SignalRow>(sql`SELECT s.id, s.code, s.ruleId, s.ruleVersion, s.kind, s.severity, s.tier, s.points, s.raisedAt, s.raisedOn, s.evidence,
      r.name, r.reason, r.clears, r.tiers
    FROM signals s LEFT JOIN rules r ON r.id = s.ruleId WHERE s.subjectId = ${subjectId} AND s.clearedAt IS NULL
    ORDER BY CASE s.kind WHEN 'risk' THEN 0 WHEN 'protective' THEN 1 ELSE 2 END, s.points DESC, s.code`);

function factsNow(ctx: RequestContext, scope: RuleScope, id: string) {
  const asOf = todayAt(ctx.now);
  const ctes =
    scope === "group"
      ? groupFactsCtes({ where: sql`gr.id = ${id}`, asOf, single: true }, BUILT_IN.group, false)
      : programFactsCtes({ where: sql`pr.id = ${id}`, asOf }, BUILT_IN.program);
  return ctx.db.all<Record<string, number | string | null>>(sql`WITH ${ctes} SELECT * FROM f`);
}

const typed = (fact: Fact | undefined, value: number | string | null | undefined) =>
  value === null || value === undefined ? null : fact?.type === "boolean" ? value === 1 : value;

function shownSignal(ctx: RequestContext, facts: Facts, row: SignalRow, now: FactValues): SignalShown {
  const { name, reason, clears, tiers, evidence: text, ...kept } = row;
  const local = (json: string | null) => (json ? ((JSON.parse(json) as Record<string, string>)[ctx.locale] ?? "") : "");
  const evidence = JSON.parse(text) as FactValues;
  const held = tiers ? (JSON.parse(tiers) as RuleTier[]).slice(0, row.tier) : [];
  return {
    ...kept,
    name: local(name) || row.code,
    reason: local(reason),
    evidence,
    facts: Object.entries(evidence).map(([fact, value]) => shownFact(ctx, facts, fact, value, now)),
    clears: { text: local(clears), conditions: conditionsOf(ctx, facts, held) },
  };
}

function conditionsOf(ctx: RequestContext, facts: Facts, tiers: RuleTier[]): Clearance[] {
  try {
    return clearances(
      tiers.map(({ query }) => parseQuery(query, facts)),
      facts,
      ctx.locale,
    );
  } catch (error) {
    if (error instanceof RuleError) return [];
    throw error;
  }
}

function shownFact(
  ctx: RequestContext,
  facts: Facts,
  name: string,
  value: number | string | null,
  now: FactValues,
): FactShown {
  const fact = factIn(facts, name);
  return {
    name,
    label: fact?.label[ctx.locale] ?? name,
    meaning: fact?.meaning[ctx.locale] ?? "",
    unit: fact?.unit ?? null,
    value: typed(fact, value),
    now: typed(fact, now[name]),
  };
}

/** Facts that are asked for and not known; a machine's state only where there is a machine. */
function unknownFacts(ctx: RequestContext, facts: Facts, names: readonly string[], now: FactValues): Risk["unknown"] {
  return names
    .filter((name) => (now[name] ?? null) === null)
    .map((name) => {
      const fact = factIn(facts, name);
      return { fact: name, label: fact?.label[ctx.locale] ?? name, meaning: fact?.meaning[ctx.locale] ?? "" };
    });
}

/** The approved override that stands today. */
const overrideOf = (ctx: RequestContext, groupId: string) =>
  ctx.db
    .select({
      id: overrides.id,
      organizationId: overrides.organizationId,
      reason: overrides.reason,
      expiresOn: overrides.expiresOn,
      requestedBy: overrides.requestedBy,
      approvedBy: overrides.approvedBy,
      decidedAt: overrides.decidedAt,
    })
    .from(overrides)
    .where(
      and(
        eq(overrides.groupId, groupId),
        eq(overrides.state, "approved"),
        gte(overrides.expiresOn, dayAt(ctx.now, ctx.actor.jurisdiction)),
        isNull(overrides.deletedAt),
      ),
    )
    .orderBy(desc(overrides.expiresOn))
    .limit(1);

/** The risk panel of a group: what fired, since when, on which facts, what would clear it, what is not known. One read. */
export async function groupRisk(ctx: RequestContext, groupId: string): Promise<GroupRisk> {
  const spec = specOf("groups");
  if (!spec) throw new Error("groups is not declared");
  const status = ctx.db.select().from(groupStatus).where(eq(groupStatus.groupId, groupId));
  const [records, [kept], signals, [builtIn = {}], [override], made] = await ctx.read([
    recordQuery(ctx, spec, groupId, "read"),
    status,
    signalsOf(ctx, groupId),
    factsNow(ctx, "group", groupId),
    overrideOf(ctx, groupId),
    computedFactsOf(ctx.db, groupId),
  ]);
  admitRow((records as Row[])[0]);
  const facts = vocabularyFrom(made).group;
  // What the office made of events itself is as of the last look at the group: each write looks again.
  const now = { ...kept?.facts, ...builtIn };
  return {
    groupId,
    override: override ? maskRow(ctx.actor, "overrides", override) : null,
    asOf: kept?.asOf ?? null,
    score: kept?.score ?? 0,
    band: kept?.riskBand ?? "data_kurang",
    reasons: kept?.reasons ?? [],
    status: kept?.activityStatus ?? "unknown",
    statusOn: kept?.activityOn ?? null,
    knownShare: kept?.knownShare ?? null,
    signals: signals.map((row) => shownSignal(ctx, facts, row, now)),
    unknown: unknownFacts(ctx, facts, EXPECTED, now),
  };
}

/** The same for a programme. */
export async function programRisk(ctx: RequestContext, programId: string): Promise<ProgramRisk> {
  const spec = specOf("programs");
  if (!spec) throw new Error("programs is not declared");
  const status = ctx.db.select().from(programStatus).where(eq(programStatus.programId, programId));
  const [records, [kept], signals, [facts = {}]] = await ctx.read([
    recordQuery(ctx, spec, programId, "read"),
    status,
    signalsOf(ctx, programId),
    factsNow(ctx, "program", programId),
  ]);
  admitRow((records as Row[])[0]);
  return {
    programId,
    asOf: kept?.asOf ?? null,
    score: kept?.score ?? 0,
    band: kept?.riskBand ?? "data_kurang",
    reasons: kept?.reasons ?? [],
    groupCount: kept?.groupCount ?? 0,
    signals: signals.map((row) => shownSignal(ctx, BUILT_IN.program, row, facts)),
    unknown: unknownFacts(ctx, BUILT_IN.program, EXPECTED_OF_PROGRAM, facts),
  };
}
