import { type SQL, sql } from "drizzle-orm";
import type { RuleScope } from "#db/constants.ts";
import { newId } from "#db/ids.ts";
import { caseStatements } from "../cases/statements.ts";
import { todayAt } from "./asOf.ts";
import {
  groupFactsCtes,
  groupVerdicts,
  programFactsCtes,
  programVerdicts,
  type Subjects,
  VERDICT_COLUMNS,
} from "./evaluation.ts";
import { PACKED } from "./packedTier.ts";
import type { RuleSet } from "./ruleSet.ts";
import { Slot, template } from "./template.ts";

/** When, and by which run, something is written. */
export interface Stamp {
  now: number;
  runId: string | null;
}

export const stampOf = (now: number, runId: string | null): Stamp => ({ now, runId });

/** The same as values or slots, with what the ids of new signals begin with. */
interface Written {
  now: number | Slot;
  runId: string | null;
  idStart: string | Slot;
}

const TABLES = {
  group: { table: "group_status", id: "groupId", rows: "groups gr" },
  program: { table: "program_status", id: "programId", rows: "programs pr" },
} as const;

/** A signal's columns that follow the rule and the tier that holds. */
const FOLLOWING = ["tier", "points", "kind", "severity"];
/** Enough to tell a verdict from the one before: every other column follows from these. */
const TELLING = [
  "facts",
  "held",
  "score",
  "riskBand",
  "nextDueOn",
  "lastContactOn",
  "lastEventOn",
  "activityOn",
  "asOf",
];
const ID_TIME_LENGTH = "sig_".length + 10;

const writtenAs = ({ now, runId }: Stamp): Written => ({
  now,
  runId,
  idStart: newId("sig", now).slice(0, ID_TIME_LENGTH),
});

/** Writes the verdicts beside their subjects, only where they differ from what is there. */
function updateStatus(scope: RuleScope, verdicts: SQL, { now }: Written): SQL {
  const { table, id } = TABLES[scope];
  const columns = [...VERDICT_COLUMNS[scope].map((name) => [name, `n.${name}`]), ["asOf", "n.day"]];
  const set = columns.map(([name, value]) => `${name} = ${value}`).join(", ");
  const differs = columns
    .filter(([name = ""]) => TELLING.includes(name))
    .map(([name, value]) => `s.${name} IS NOT ${value}`);
  // The plus keeps SQLite from reading the whole table against the verdicts: it goes from each verdict to its row.
  return sql`UPDATE ${sql.raw(`${table} AS s SET ${set}`)}, computedAt = ${now} FROM (${verdicts}) n WHERE ${sql.raw(`s.${id} = +n.${id} AND (${differs.join(" OR ")})`)}`;
}

const subjectIds = (scope: RuleScope, where: SQL): SQL =>
  sql`SELECT ${sql.raw(scope === "group" ? "gr.id FROM groups gr" : "pr.id FROM programs pr")} WHERE ${where}`;

function clearSignals(scope: RuleScope, where: SQL, { now, runId }: Written): SQL {
  const { table, id } = TABLES[scope];
  return sql`UPDATE signals SET clearedAt = ${now}, clearedRunId = ${runId} WHERE clearedAt IS NULL AND subjectId IN (${subjectIds(scope, where)})
    AND (SELECT json_extract(s.held, '$."' || signals.ruleId || '"') FROM ${sql.raw(`${table} s WHERE s.${id}`)} = signals.subjectId) IS NULL`;
}

/** Raises what is new and takes over what changed its tier, with the facts as they are now; the rest stays untouched. */
function raiseSignals(scope: RuleScope, where: SQL, { now, runId, idStart }: Written): SQL {
  const { table, id, rows } = TABLES[scope];
  const [subject, programId] = scope === "group" ? ["gr", "gr.programId"] : ["pr", "pr.id"];
  return sql`INSERT INTO signals (id, organizationId, ruleId, ruleVersion, code, kind, severity, scope, subjectId, groupId, programId,
      tier, points, raisedAt, raisedOn, raisedRunId, evidence)
    SELECT ${idStart} || hex(randomblob(8)), s.organizationId, r.id, r.version, r.code, r.kind, r.severity, r.scope,
      ${sql.raw(`${subject}.id, ${scope === "group" ? "gr.id" : "NULL"}, ${programId}, ${PACKED.tier("j.value")}, ${PACKED.points("j.value")}`)}, ${now}, s.asOf, ${runId},
      (SELECT json_group_object(x.key, x.value) FROM json_each(s.facts) x WHERE x.key IN (SELECT q.value FROM json_tree(r.tiers) q WHERE q.key = 'field'))
    FROM ${sql.raw(`${rows} CROSS JOIN ${table} s ON s.${id} = ${subject}.id`)} CROSS JOIN json_each(s.held) j CROSS JOIN rules r ON r.id = j.key
      LEFT JOIN signals o ON o.subjectId = ${sql.raw(subject)}.id AND o.ruleId = j.key AND o.clearedAt IS NULL
    WHERE ${where} AND j.value IS NOT NULL AND (${sql.raw(`o.tier IS NOT ${PACKED.tier("j.value")} OR o.points IS NOT ${PACKED.points("j.value")}`)}
      OR o.kind <> r.kind OR o.severity <> r.severity)
    ON CONFLICT (subjectId, ruleId) WHERE clearedAt IS NULL DO UPDATE SET
      previous = json_object('ruleVersion', ruleVersion, 'evidence', evidence, ${sql.raw(FOLLOWING.map((name) => `'${name}', ${name}`).join(", "))}),
      changedRunId = excluded.raisedRunId, ruleVersion = excluded.ruleVersion, evidence = excluded.evidence,
      ${sql.raw(FOLLOWING.map((name) => `${name} = excluded.${name}`).join(", "))}`;
}

function evaluationStatements(scope: RuleScope, verdicts: SQL, where: SQL, stamp: Written): SQL[] {
  return [updateStatus(scope, verdicts, stamp), clearSignals(scope, where, stamp), raiseSignals(scope, where, stamp)];
}

function lookAtGroups(subjects: Subjects, rules: RuleSet, written: Written): SQL[] {
  const verdicts = sql`WITH ${groupFactsCtes(subjects, rules.facts)} ${groupVerdicts(rules)}`;
  return [
    ...evaluationStatements("group", verdicts, subjects.where, written),
    ...caseStatements(subjects.where, written),
  ];
}

/** The rules looked at again for some groups, as statements for the end of a write batch. */
export const groupStatements = (subjects: Subjects, rules: RuleSet, stamp: Stamp): SQL[] =>
  lookAtGroups(subjects, rules, writtenAs(stamp));

/** One group's statements, put together once per rule set (and once more for the hours when it is not one day everywhere). */
const oneGroup = new WeakMap<RuleSet, Map<boolean, ReturnType<typeof template>[]>>();

const SLOTS = {
  today: { wib: new Slot("wib"), wita: new Slot("wita"), wit: new Slot("wit") },
  written: { now: new Slot("now"), runId: null, idStart: new Slot("idStart") },
};

function oneGroupTemplates(rules: RuleSet, same: boolean): ReturnType<typeof template>[] {
  const where = sql`gr.id = ${new Slot("groupId")}`;
  const subjects = { where, asOf: { today: { ...SLOTS.today, same } }, single: true };
  return lookAtGroups(subjects, rules, SLOTS.written).map(template);
}

/** The rules looked at again for one group today, after a write. */
export function oneGroupStatements(groupId: string, rules: RuleSet, now: number): SQL[] {
  const { today } = todayAt(now);
  const known = oneGroup.get(rules) ?? new Map<boolean, ReturnType<typeof template>[]>();
  const templates = known.get(today.same) ?? oneGroupTemplates(rules, today.same);
  oneGroup.set(rules, known.set(today.same, templates));
  return templates.map((fill) => fill({ groupId, ...today, ...writtenAs({ now, runId: null }) }));
}

/** The same for programmes; after their groups, whose bands they count. */
export function programStatements(subjects: Subjects, rules: RuleSet, stamp: Stamp): SQL[] {
  const verdicts = sql`WITH ${programFactsCtes(subjects, rules.facts)} ${programVerdicts(rules)}`;
  return evaluationStatements("program", verdicts, subjects.where, writtenAs(stamp));
}
