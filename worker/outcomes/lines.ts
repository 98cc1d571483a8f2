import { type SQL, sql } from "drizzle-orm";
import { ACTIVITY_STATUSES, type ActivityStatus } from "#db/constants.ts";
import { groups } from "#db/schema/index.ts";
import { endOf } from "../stall/asOf.ts";
import { FUNNEL_STEPS, type GroupSteps, STEP_STATES } from "./funnel.ts";
import { type AtMonths, MONTHS, WINDOWS } from "./milestones.ts";
import type { Asked } from "./scope.ts";
import type { Life } from "./survival.ts";

/** Months since training by which a linkage, or capital, must be there to count as given, not as the fruit of lasting. */
export const LANDMARKS = { linkage: 3, capital: 6 } as const;
const GRADE_AGES_AFTER = 180;
const DAYS_A_MONTH = "30.436875";
/** Lines in one text: the database takes no value over 5 MB. */
const CHUNK = 20_000;

const list = (values: readonly string[]) => `(${values.map((value) => `'${value}'`).join(", ")})`;
const when = (condition: string, value: string) => `CASE WHEN ${condition} THEN ${value} END`;

const AT = 'v."on" || v.recordedAt';
const VISIT = "v.kind = 'follow_up_done'";
/** What became of a group is followed from its training on: how it was before is no life of its own. */
const SINCE = 'v."on" >= g.trainedOn';
const BY_AGE = 'v."on" <= g.ageDay';
const IN_FORCE = "v.kind = 'linkage_changed' AND v.state IN ('accepted', 'first_order', 'repeat_orders')";
const KINDS = list([
  ...["follow_up_done", "mentor_contact", "linkage_changed", "order", "capital_changed", "equipment_handed_over"],
  ...["equipment_moved", "marketing_support", "partner_changed", "case_changed"],
]);
const around = (month: keyof typeof WINDOWS) => `v."on" BETWEEN g.from${month} AND g.to${month}`;

/** Columns of `e`: a group's standing events together. A key is its day, the instant it was recorded, and a value. */
const EVENT_COLUMNS: Record<string, string> = {
  looked: `max(${BY_AGE} AND v.kind IN ('follow_up_done', 'mentor_contact', 'linkage_changed', 'order'))`,
  equipped: `max(${BY_AGE} AND (v.kind = 'equipment_handed_over'
    OR (v.kind = 'equipment_moved' AND json_extract(v.data, '$.toGroupId') = v.groupId)))`,
  supported: `max(${BY_AGE} AND v.kind = 'marketing_support')`,
  linked: `max(${BY_AGE} AND ${IN_FORCE})`,
  earning: `max(${BY_AGE} AND v.kind = 'order')`,
  statusKey: `max(${when(`${VISIT} AND v.state <> 'unknown'`, `${AT} || v.state`)})`,
  // "Not found" (1) only where no contact around the age saw the group (0).
  ...Object.fromEntries(
    MONTHS.map((month) => [
      `key${month}`,
      `min(${when(`${VISIT} AND v.state <> 'unknown' AND ${around(month)}`, `iif(v.state = 'not_found', 1, 0) || ${AT} || v.state`)})`,
    ]),
  ),
  stoppedOn: `min(${when(`${VISIT} AND ${SINCE} AND v.state IN ('dormant', 'disbanded')`, 'v."on"')})`,
  aliveOn: `max(${when(`${VISIT} AND ${SINCE} AND v.state IN ('active', 'partly_active')`, 'v."on"')})`,
  revenueKey: `max(${when(`${VISIT} AND v.value IS NOT NULL`, `${AT} || v.value`)})`,
  gradeKey: `max(${when(VISIT, `${AT} || json_extract(v.data, '$.evidenceGrade')`)})`,
  obstacleKey: `max(${when(
    `${VISIT} AND v.state IN ('partly_active', 'dormant', 'disbanded')`,
    `${AT} || coalesce(json_extract(v.data, '$.obstacles'), '[]')`,
  )})`,
  caseKey: `max(${when("v.kind = 'case_changed'", `${AT} || json_extract(v.data, '$.causes')`)})`,
  linkedOn: `min(${when(IN_FORCE, 'v."on"')})`,
  capitalOn: `min(${when("v.kind = 'capital_changed' AND v.state = 'disbursed'", 'v."on"')})`,
  partnerKey: `min(${when("v.kind = 'partner_changed' AND v.state = 'granted'", `${AT} || json_extract(v.data, '$.organizationId')`)})`,
};

/** What stands behind the day (10 characters) and the instant (13, until 2286) of a key. */
const behind = (key: string) => `substr(e.${key}, 24)`;
const flag = (column: string) => `coalesce(e.${column}, 0)`;
const trained = (then: string) => `CASE WHEN coalesce(e.trainedOn, '9999') > e.ageDay THEN 'na' ELSE ${then} END`;
const seenOrNot = (column: string) =>
  trained(`(CASE WHEN ${flag(column)} THEN 'reached' WHEN ${flag("looked")} THEN 'missed' ELSE 'unknown' END)`);
const old = (month: number) => `date(e.trainedOn, '+${month} months') <= e.day`;
const STATUS = `coalesce(${behind("statusKey")}, 'unknown')`;

/** Where a group stands at each step: `reached`, `missed`, `unknown`, or `na` when it is not for it, or not yet. */
const STEP_COLUMNS: Record<(typeof FUNNEL_STEPS)[number], string> = {
  registered: "'reached'",
  trained: `CASE WHEN e.trainedOn <= e.ageDay THEN 'reached' WHEN e.enteredOn > e.day THEN 'na'
    WHEN e.trainedOn IS NULL THEN 'unknown' ELSE 'missed' END`,
  equipped: trained(`(CASE WHEN ${flag("equipped")} THEN 'reached' WHEN e.bought THEN 'missed' ELSE 'na' END)`),
  supported: seenOrNot("supported"),
  linked: seenOrNot("linked"),
  earning: seenOrNot("earning"),
  activeAtMonth12: `CASE WHEN coalesce(${old(12)}, 0) THEN
    (CASE WHEN substr(e.key12, 25) = 'active' THEN 'reached' WHEN coalesce(e.key12, '1') >= '1' THEN 'unknown' ELSE 'missed' END) ELSE 'na' END`,
};

/** The columns of a line that a figure may be asked by. */
const LINE_COLUMNS: Record<string, string> = {
  groupId: "e.groupId",
  programId: "e.programId",
  ...Object.fromEntries(FUNNEL_STEPS.map((step) => [step, STEP_COLUMNS[step]])),
  status: STATUS,
  ...Object.fromEntries(
    MONTHS.map((month) => [
      `at${month}`,
      `CASE WHEN coalesce(${old(month)}, 0) THEN coalesce(substr(e.key${month}, 25), 'unknown') END`,
    ]),
  ),
  lifeMonth: `CASE WHEN e.trainedOn <= e.day AND coalesce(e.stoppedOn, e.aliveOn) IS NOT NULL
    THEN CAST(round((julianday(coalesce(e.stoppedOn, e.aliveOn)) - julianday(e.trainedOn)) / ${DAYS_A_MONTH}) AS INTEGER) END`,
  stopped: "(e.stoppedOn IS NOT NULL)",
  linkedEarly: `coalesce(e.linkedOn <= date(e.trainedOn, '+${LANDMARKS.linkage} months'), 0)`,
  capitalEarly: `coalesce(e.capitalOn <= date(e.trainedOn, '+${LANDMARKS.capital} months'), 0)`,
  before: "e.baselineRevenueIdr",
  after: `CAST(${behind("revenueKey")} AS INTEGER)`,
  grade: `CASE WHEN ${behind("gradeKey")} = 'A1' AND e.julian - julianday(substr(e.gradeKey, 1, 10)) > ${GRADE_AGES_AFTER}
    THEN 'A2' ELSE ${behind("gradeKey")} END`,
  stalled: `(${STATUS} IN ('partly_active', 'dormant', 'disbanded'))`,
  obstacles: `coalesce(${behind("obstacleKey")}, '[]')`,
  caseCauses: `coalesce(${behind("caseKey")}, '[]')`,
  skill: "(SELECT nullif(trim(pr.skill), '') FROM programs pr WHERE pr.id = e.programId)",
  provider: "(SELECT nullif(trim(c.provider), '') FROM cohorts c WHERE c.id = e.cohortId)",
  ngo: `CASE WHEN substr(e.partnerKey, 1, 10) <= date(e.trainedOn, '+${LANDMARKS.linkage} months') THEN ${behind("partnerKey")} END`,
};

export interface LineSource extends Asked {
  /** Condition on `groups`. */
  where: SQL;
  /** Only what each group had done by this many months after its own training; groups younger than that stay out. */
  age?: number;
}

const REGION = "coalesce(groups.villageCode, groups.programRegionCode)";

/** Groups that there were on a day, as a condition on `groups`. */
export function counted({ day, basis }: Pick<Asked, "day" | "basis">): SQL {
  const end = endOf(day, REGION);
  const kept =
    basis === "recorded"
      ? sql`(${groups.deletedAt} IS NULL OR ${groups.deletedAt} >= ${end}) AND ${groups.createdAt} < ${end}`
      : sql`${groups.deletedAt} IS NULL`;
  return sql`(${kept} AND min(${groups.enteredOn}, coalesce(${groups.trainedOn}, ${groups.enteredOn})) <= ${day})`;
}

/**
 * The CTEs `g`, `e` and `l`: one line a group of what was known of it on a day, from its events alone. A past day asked
 * by what was `recorded` forgets what was told, deleted or restated later. Training days are those of today.
 * `e` takes `g` along: joined back to it, twenty thousand groups would be looked at for each of them.
 */
export function lineCtes({ where, day, basis, age }: LineSource): SQL {
  const recorded = basis === "recorded";
  const end = endOf(day, REGION);
  const known = sql.raw(recorded ? " AND v.recordedAt < g.endAt" : "");
  const before = sql.raw(recorded ? " AND x.voidedAt < g.endAt" : "");
  const bought = recorded
    ? sql`(q.deletedAt IS NULL OR q.deletedAt >= ${end}) AND q.createdAt < ${end}`
    : sql`q.deletedAt IS NULL AND coalesce(q.procuredOn, '') <= ${day}`;
  const aged = age === undefined ? sql`${day}` : sql`date(${groups.trainedOn}, ${`+${age} months`})`;
  const old = age === undefined ? sql`1` : sql`date(${groups.trainedOn}, ${`+${age} months`}) <= ${day}`;
  const windows = sql.raw(
    MONTHS.map((month) => {
      const { before: early, after: late } = WINDOWS[month];
      return `, date(groups.trainedOn, '+${month} months', '-${early} days') AS from${month}, date(groups.trainedOn, '+${month} months', '+${late} days') AS to${month}`;
    }).join(""),
  );
  const columns = (all: Record<string, string>) =>
    sql.raw(
      Object.entries(all)
        .map(([name, text]) => `${text} AS "${name}"`)
        .join(", "),
    );
  return sql`g AS MATERIALIZED (SELECT ${groups.id} AS groupId, row_number() OVER () / ${sql.raw(String(CHUNK))} AS chunk, ${groups.programId} AS programId, ${groups.cohortId} AS cohortId,
      ${groups.trainedOn} AS trainedOn, ${groups.enteredOn} AS enteredOn, ${groups.baselineRevenueIdr} AS baselineRevenueIdr,
      ${day} AS day, julianday(${day}) AS julian, ${aged} AS ageDay, ${end} AS endAt${windows},
      EXISTS (SELECT 1 FROM equipment q WHERE q.programId = ${groups.programId} AND ${bought}) AS bought
    FROM groups WHERE ${where} AND ${counted({ day, basis })} AND ${old}),
  e AS MATERIALIZED (SELECT g.*, ${columns(EVENT_COLUMNS)} FROM g LEFT JOIN events v ON v.groupId = g.groupId
    AND v.kind IN ${sql.raw(KINDS)} AND v."on" <= g.day${known}
    AND NOT EXISTS (SELECT 1 FROM void_events x WHERE x.eventId = v.id${before}) GROUP BY g.groupId),
  l AS MATERIALIZED (SELECT ${columns(LINE_COLUMNS)}, e.chunk FROM e)`;
}

/** A group as of a day. */
export interface GroupLine {
  programId: string;
  skill: string | null;
  provider: string | null;
  /** The NGO that accompanied it first, if by the landmark. */
  ngo: string | null;
  steps: GroupSteps;
  status: ActivityStatus;
  at: AtMonths;
  life: Life | null;
  linkedEarly: boolean;
  capitalEarly: boolean;
  before: number | null;
  after: number | null;
  grade: string | null;
  /** Of a group last seen short of active: what was said to hold it back. */
  causes: string[] | null;
}

const CODE = 3;
const PACKED = [
  ...FUNNEL_STEPS.map((step) => `substr(l.${step}, 1, 1)`),
  "'|'",
  `substr(l.status, 1, ${CODE})`,
  ...MONTHS.map((month) => `'|' || coalesce(substr(l.at${month}, 1, ${CODE}), '')`),
  "'|' || coalesce(l.lifeMonth, '') || '|' || l.stopped || '|' || l.linkedEarly || '|' || l.capitalEarly",
  "'|' || coalesce(l.before, '') || '|' || coalesce(l.after, '') || '|' || coalesce(l.grade, '')",
  "'|' || iif(l.stalled, l.obstacles || ' ' || l.caseCauses, '')",
].join(" || ");

/** Lines that share programme, provider and NGO, packed into one text: 20,000 rows of thirty columns would not pass. */
export interface PackedLines {
  programId: string;
  skill: string | null;
  provider: string | null;
  ngo: string | null;
  ngoName: string | null;
  lines: string;
}

/** Every line of a source, as `PackedLines`. */
export const packedLines = (source: LineSource): SQL => sql`WITH ${lineCtes(source)}
  SELECT l.programId, l.skill, l.provider, l.ngo, (SELECT o.name FROM organizations o WHERE o.id = l.ngo) AS ngoName, group_concat(${sql.raw(PACKED)}, char(10)) AS lines
  FROM l GROUP BY l.programId, l.skill, l.provider, l.ngo, l.chunk`;

const STATES = new Map(STEP_STATES.map((state) => [state.charAt(0), state]));
const STATUSES = new Map(ACTIVITY_STATUSES.map((status) => [status.slice(0, CODE), status]));
const amount = (text: string | undefined) => (text === undefined || text === "" ? null : Number(text));

function unpackLine(packed: Omit<PackedLines, "lines">, text: string): GroupLine {
  const [steps = "", status = "", ...rest] = text.split("|");
  const at = Object.fromEntries(MONTHS.map((month, i) => [month, STATUSES.get(rest[i] ?? "") ?? null])) as AtMonths;
  const [month, stopped, linked, capital, before, after, grade, causes] = rest.slice(MONTHS.length);
  const lifeMonth = amount(month);
  return {
    ...{ programId: packed.programId, skill: packed.skill, provider: packed.provider, ngo: packed.ngo },
    steps: Object.fromEntries(
      FUNNEL_STEPS.map((step, i) => [step, STATES.get(steps.charAt(i)) ?? "unknown"]),
    ) as GroupSteps,
    ...{ status: STATUSES.get(status) ?? "unknown", at },
    life: lifeMonth === null ? null : { month: lifeMonth, stopped: stopped === "1" },
    ...{ linkedEarly: linked === "1", capitalEarly: capital === "1" },
    ...{ before: amount(before), after: amount(after), grade: grade || null },
    causes: causes ? [...new Set(causes.split(" ").flatMap((one) => JSON.parse(one) as string[]))] : null,
  };
}

export const unpackLines = (rows: readonly PackedLines[]): GroupLine[] =>
  rows.flatMap((row) => row.lines.split("\n").map((text) => unpackLine(row, text)));
