import { type SQL, sql } from "drizzle-orm";
import { type AsOf, viewOf } from "./asOf.ts";
import { type Facts, factsOf, pickFacts } from "./facts.ts";
import { groupSources } from "./groupSources.ts";
import { PACKED, PACKED_PROTECTIVE, PACKED_RISK } from "./packedTier.ts";
import { programSources } from "./programSources.ts";
import { jsonObject, type RuleSet } from "./ruleSet.ts";
import { groupScopeCte, programScopeCte } from "./scope.ts";

/** Facts that `group_status` keeps in columns of the same name. */
const KEPT_FACTS = ["lastSeenStatus", "knownShare", "activeMembers", "memberCount", "evidenceGrade", "activeAtMonth6"];
const KEPT = pickFacts(factsOf("group"), KEPT_FACTS);
const COUNTED = pickFacts(factsOf("program"), ["groupCount"]);
/** Its other columns, from the same sources. */
const STATUS: Record<string, string> = {
  activityStatus: "coalesce(substr(e.statusKey, 24), 'unknown')",
  activityOn: "substr(e.statusKey, 1, 10)",
  nextDueOn: "p.nextDueOn",
  lastContactOn: "e.contactOn",
  lastEventOn: "e.eventOn",
  equipped: "k.equipment IS NOT NULL",
  linked: "coalesce(k.linked, 0) > 0",
};

const STATUS_COLUMNS = [...KEPT_FACTS, ...Object.keys(STATUS)];

const named = (all: Record<string, string>) =>
  Object.entries(all)
    .map(([name, body]) => `, ${body} AS ${name}`)
    .join("");
/** The column of a fact in `f`: its name, unless somebody made that up. */
const columnOf = (name: string, fact: { column?: string }): string => fact.column ?? name;
const bodies = (facts: Facts) =>
  Object.fromEntries(Object.entries(facts).map(([name, fact]) => [columnOf(name, fact), fact.sql]));
const factsJson = (facts: Facts): SQL =>
  jsonObject(
    Object.entries(facts).map(([name, { column }]) =>
      column ? [sql`${name}`, sql.raw(`f.${column}`)] : [sql.raw(`'${name}'`), sql.raw(`f.${name}`)],
    ),
  );
/** What the facts themselves add to the columns of their sources. */
const readsOf = (facts: Facts, source: "e" | "v"): Record<string, string> =>
  Object.assign({}, ...Object.values(facts).map((fact) => fact.reads?.[source]));

export interface Subjects {
  /** Condition on `gr` (groups) or `pr` (programs). */
  where: SQL;
  asOf: AsOf;
  /** The condition finds at most one group. */
  single?: boolean;
}

/** CTEs ending in `f`: these facts of the groups that the condition finds; with `status` also what group_status keeps. */
export function groupFactsCtes({ where, asOf, single = false }: Subjects, facts: Facts, status = true): SQL {
  const columns = status ? { ...STATUS, ...bodies({ ...KEPT, ...facts }) } : bodies(facts);
  const text = Object.values(columns).join(" ");
  const { ctes, from } = groupSources(text, viewOf(asOf), single, { e: readsOf(facts, "e"), v: readsOf(facts, "v") });
  const found = `, f AS MATERIALIZED (SELECT g.groupId, g.programId, g.organizationId, g.day, g.inScope${named(columns)} FROM ${from})`;
  return sql`${groupScopeCte(where, asOf)}${sql.raw(ctes + found)}`;
}

/** CTEs ending in `f`: these facts of the programmes that the condition finds; `results` as in programSources. */
export function programFactsCtes({ where, asOf }: Subjects, facts: Facts, results = "group_status"): SQL {
  const { ctes, from } = programSources(viewOf(asOf), results);
  const columns = bodies({ ...COUNTED, ...facts });
  const found = `, f AS MATERIALIZED (SELECT g.programId, g.organizationId, g.day, g.inScope${named(columns)} FROM ${from})`;
  return sql`${programScopeCte(where, asOf)}${sql.raw(ctes + found)}`;
}

const HELD_OF = "json_each(t.held) j";
const SCORE = `max(0, min(100, coalesce((SELECT sum(CASE ${PACKED.kind("j.value")} WHEN ${PACKED_RISK} THEN ${PACKED.points("j.value")}
  WHEN ${PACKED_PROTECTIVE} THEN -(${PACKED.points("j.value")}) END) FROM ${HELD_OF}), 0)))`;
const REASONS = `(SELECT json_group_array(code) FROM (SELECT r.code FROM ${HELD_OF} CROSS JOIN rules r ON r.id = j.key
  WHERE ${PACKED.kind("j.value")} = ${PACKED_RISK} ORDER BY ${PACKED.points("j.value")} DESC, r.code))`;

/** Percent of the expected facts below which nobody can call a group healthy. */
const ENOUGH_KNOWN = 60;

/** A visit that saw a group dormant or disbanded sets a floor; too little known replaces the two healthy bands. */
const bandSql = (floors: string, unknown: string) => `CASE WHEN NOT y.inScope THEN 'data_kurang'${floors}
  WHEN y.score >= 75 THEN 'mandek' WHEN y.score >= 50 THEN 'berisiko' WHEN ${unknown} THEN 'data_kurang' WHEN y.score >= 25 THEN 'waspada' ELSE 'lancar' END`;
export const GROUP_BAND = bandSql(
  " WHEN y.lastSeenStatus = 'disbanded' THEN 'mandek' WHEN y.lastSeenStatus = 'dormant' THEN CASE WHEN y.score >= 75 THEN 'mandek' ELSE 'berisiko' END",
  `coalesce(y.knownShare, 0) < ${ENOUGH_KNOWN}`,
);
export const PROGRAM_BAND = bandSql("", "y.groupCount = 0");

/** From a CTE `t` with the rules that hold: score, reasons (where wanted) and band, each computed once. */
export const scored = (band: string, reasons = true): SQL =>
  sql.raw(`, y AS MATERIALIZED (SELECT t.*, ${SCORE} AS score${reasons ? `, ${REASONS} AS reasons` : ""} FROM t)
    SELECT y.*, ${band} AS riskBand FROM y`);

function verdictSelect(rules: RuleSet, id: string, band: string, columns: readonly string[]): SQL {
  const kept = sql.raw(columns.map((name) => `, f.${name}`).join(""));
  return sql`, t AS MATERIALIZED (SELECT f.${sql.raw(id)}, f.programId, f.organizationId, f.day, f.inScope${kept},
      CASE WHEN f.inScope THEN ${rules.heldSql} ELSE '{}' END AS held, ${factsJson(rules.facts)} AS facts FROM f)${scored(band)}`;
}

/** SELECT over `f` of groups: their status, the facts the rules looked at, the rules that hold, score, band, reasons. */
export const groupVerdicts = (rules: RuleSet): SQL => verdictSelect(rules, "groupId", GROUP_BAND, STATUS_COLUMNS);

/** The same over `f` of programmes. */
export const programVerdicts = (rules: RuleSet): SQL => verdictSelect(rules, "programId", PROGRAM_BAND, ["groupCount"]);

/** Columns of group_status and program_status that a verdict fills. */
export const VERDICT_COLUMNS = {
  group: [...STATUS_COLUMNS, "held", "facts", "score", "riskBand", "reasons"],
  program: ["groupCount", "held", "facts", "score", "riskBand", "reasons"],
} as const;
