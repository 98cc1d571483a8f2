import { SILENCE_BREAKING } from "#db/constants.ts";
import { SEEN_STATUSES } from "./groupFacts.ts";

export type Basis = "happened" | "recorded";

/** How facts look at a day: today, from the tables as they are; or a past day as it was then. */
export type View = { past: false } | { past: true; basis: Basis };

const list = (values: readonly string[]) => `(${values.map((value) => `'${value}'`).join(", ")})`;
const IN_FORCE = list(["accepted", "first_order", "repeat_orders"]);
const GONE = list(["withdrawn", "lost", "sold", "written_off"]);
const SUBJECT_KINDS = list([
  "linkage_changed",
  "capital_changed",
  "equipment_handed_over",
  "equipment_moved",
  "equipment_checked",
  "equipment_state",
]);
const ATTEMPTS_WITHIN = 30;

const when = (condition: string, value: string) => `CASE WHEN ${condition} THEN ${value} END`;
const recorded = (view: View) => view.past && view.basis === "recorded";

const VISIT = "v.kind = 'follow_up_done'";
const CHECK = "v.kind = 'equipment_checked'";

/** Columns of `v`, an event that counts. `at` sorts by day, then by the instant it was recorded (13 digits until 2286). */
const EVENT_FIELDS: Record<string, string> = {
  kind: "v.kind",
  day: 'v."on"',
  at: 'v."on" || v.recordedAt',
  told: "v.recordedAt",
  age: 'g.julian - julianday(v."on")',
  month6: 'v."on" BETWEEN g.month6From AND g.month6To',
  subjectId: "v.subjectId",
  state: "v.state",
  value: "v.value",
  count: "v.count",
  visit: VISIT,
  seen: `${VISIT} AND v.state IN ${list(SEEN_STATUSES)}`,
  sale: "v.kind = 'order'",
  used: `${CHECK} AND v.state = 'in_use'`,
  idle: `${CHECK} AND v.state IN ('idle', 'damaged')`,
  inForce: `v.kind = 'linkage_changed' AND v.state IN ${IN_FORCE}`,
  grade: when(VISIT, "json_extract(v.data, '$.evidenceGrade')"),
  comes: when("v.kind = 'equipment_moved'", "json_extract(v.data, '$.toGroupId') IS v.groupId"),
};

/** Columns of `e`: a group's events together. A key is `at` with a value behind it. */
const GROUP_COLUMNS: Record<string, string> = {
  eventOn: `max(${when(`v.kind IN ${list(SILENCE_BREAKING)}`, "v.day")})`,
  contactOn: `max(${when("v.visit OR v.kind = 'mentor_contact'", "v.day")})`,
  done: "sum(v.visit)",
  statusKey: `max(${when("v.visit AND v.state <> 'unknown'", "v.at || v.state")})`,
  seenKey: `max(${when("v.seen", "v.at || v.state")})`,
  month6Key: `min(${when("v.seen AND v.month6", "v.at || v.state")})`,
  countKey: `max(${when("v.visit", "v.at || v.count")})`,
  revenueKey: `max(${when("v.visit", "v.at || v.value")})`,
  gradeKey: "max(v.at || v.grade)",
  attemptOn: `max(${when("v.kind = 'contact_attempted'", "v.day")})`,
  supports: "sum(v.kind = 'marketing_support')",
  orders: "nullif(sum(v.sale), 0)",
  orderOn: `max(${when("v.sale", "v.day")})`,
  orders60: "sum(v.sale AND v.age <= 60)",
  orders180: "sum(v.sale AND v.age <= 180)",
  orderValue180: `sum(${when("v.sale AND v.age <= 180", "v.value")})`,
};

/** Columns of `u`: what became of each linkage, application and machine. Their states are as recorded last. */
const SUBJECT_COLUMNS: Record<string, string> = {
  linkage: `substr(max(${when("v.kind = 'linkage_changed'", "v.told || v.state")}), 14)`,
  acceptedOn: `min(${when("v.inForce", "v.day")})`,
  capital: `substr(max(${when("v.kind = 'capital_changed'", "v.told || v.state")}), 14)`,
  held: `coalesce(substr(max(CASE v.kind WHEN 'equipment_handed_over' THEN v.told || 1 WHEN 'equipment_moved' THEN v.told || v.comes
    ELSE ${when(`v.state IN ${GONE}`, "v.told || 0")} END), 14) = '1', 0)`,
  gotOn: `min(${when("v.kind IN ('equipment_handed_over', 'equipment_moved')", "v.day")})`,
  used: "max(v.used OR v.kind = 'equipment_state' AND v.state = 'in_use')",
  goodKey: `max(${when("v.used", "v.at")})`,
  badKey: `max(${when("v.idle", "v.at")})`,
  badKeys: `json_group_array(${when("v.idle", "v.at")})`,
};

const idle = "u.held AND u.badKey > coalesce(u.goodKey, '')";

/** Columns of `k`: the subjects of a group together. */
const KEPT_COLUMNS: Record<string, string> = {
  linkages: "nullif(count(u.linkage), 0)",
  linked: `sum(u.linkage IN ${IN_FORCE})`,
  linkedOn: `min(${when(`u.linkage IN ${IN_FORCE}`, "u.acceptedOn")})`,
  applied: "count(u.capital)",
  disbursed: "sum(u.capital IN ('disbursed', 'performing', 'repaid'))",
  arrears: "sum(u.capital = 'in_arrears')",
  equipment: "nullif(sum(u.held), 0)",
  handedOn: `min(${when("u.held", "u.gotOn")})`,
  used: "max(u.held AND u.used)",
  checked: "nullif(sum(u.held AND coalesce(u.goodKey, u.badKey) IS NOT NULL), 0)",
  idle: `sum(${idle})`,
  idleTwice: `sum(CASE WHEN ${idle} THEN (SELECT count(*) FROM json_each(u.badKeys) j WHERE j.value > coalesce(u.goodKey, '')) > 1 ELSE 0 END)`,
};

/** Columns of `p`: the points of the plan as they stood on the day. */
const POINT_COLUMNS: Record<string, string> = {
  planned: "count(f.planStep)",
  overdue: "sum(f.state = 'scheduled' AND f.windowEndsOn < g.day)",
  oldestOverdue: `min(${when("f.state = 'scheduled' AND f.windowEndsOn < g.day", "f.windowEndsOn")})`,
  nextDueOn: `min(${when("f.state = 'scheduled'", "f.dueOn")})`,
  missed: `sum(f.planStep IS NOT NULL AND f.state NOT IN ('done', 'predates') AND f.windowEndsOn < g.day AND f.windowStartsOn > coalesce(e.contactOn, ''))`,
};

const MEMBER_COLUMNS: Record<string, string> = { ever: "count(*)", gone: "sum(s.gone)", members: "sum(NOT s.gone)" };
const ATTEMPT_COLUMNS: Record<string, string> = { attempts: "count(*)", channels: "count(DISTINCT v.state)" };

/** An event counts when it had happened (and been recorded) by the day and its record was not taken back or restated. */
function counting(view: View): string {
  const known = recorded(view) ? " AND v.recordedAt < g.endAt" : "";
  const before = recorded(view) ? " AND x.voidedAt < g.endAt" : "";
  return `v."on" <= g.day${known} AND NOT EXISTS (SELECT 1 FROM void_events x WHERE x.eventId = v.id${before})`;
}

const kept = (view: View, row: string) =>
  recorded(view)
    ? `(${row}.deletedAt IS NULL OR ${row}.deletedAt >= g.endAt) AND ${row}.createdAt < g.endAt`
    : `${row}.deletedAt IS NULL`;

const POINT_DATES: [column: string, before: string][] = [
  ["dueOn", "fromDueOn"],
  ["windowStartsOn", "fromWindowStartsOn"],
  ["windowEndsOn", "fromWindowEndsOn"],
];

/** Points; of a past day: open unless resolved by then, with the dates they had before they were moved later. */
function points(view: View): string {
  const from = `g CROSS JOIN follow_ups f ON f.groupId = g.groupId AND ${kept(view, "f")}`;
  if (!view.past) return from;
  const resolved = `f.resolvedOn <= g.day${recorded(view) ? " AND f.resolvedAt < g.endAt" : ""}`;
  const later = recorded(view) ? "v.recordedAt >= g.endAt" : 'v."on" > g.day';
  const dates = POINT_DATES.map(
    ([column, before]) => `coalesce(json_extract(f.moved, '$.${before}'), f.${column}) AS ${column}`,
  );
  return `(SELECT f.groupId, f.planStep, CASE WHEN f.state = 'predates' OR ${resolved} THEN f.state ELSE 'scheduled' END AS state, ${dates.join(", ")}
    FROM (SELECT f.*, (SELECT v.data FROM events v WHERE v.subjectId = f.id AND v.kind = 'follow_up_rescheduled' AND ${later}
      ORDER BY v."on", v.recordedAt LIMIT 1) AS moved FROM ${from}) f CROSS JOIN g ON g.groupId = f.groupId) f CROSS JOIN g ON g.groupId = f.groupId`;
}

function members(view: View): string {
  const later = recorded(view)
    ? " AND NOT EXISTS (SELECT 1 FROM events v WHERE v.subjectId = s.id AND v.kind = 'member_left' AND v.recordedAt >= g.endAt)"
    : "";
  return `(SELECT s.groupId, coalesce(s.leftOn <= g.day${later}, 0) AS gone FROM g CROSS JOIN memberships s ON s.groupId = g.groupId
    WHERE ${kept(view, "s")} AND coalesce(s.joinedOn, g.day) <= g.day) s`;
}

/** Names of the columns of a source that a text reads, as `e.orders`. */
function read(text: string, source: string, all: Record<string, string>): string[] {
  const found = new Set(Array.from(text.matchAll(new RegExp(`\\b${source}\\.(\\w+)`, "g")), ([, name]) => name));
  return Object.keys(all).filter((name) => found.has(name));
}

const select = (all: Record<string, string>, names: string[]) =>
  names.map((name) => `, ${all[name]} AS ${name}`).join("");

/** Columns of `e` and `v` that facts bring along. */
export interface MoreColumns {
  e: Record<string, string>;
  v: Record<string, string>;
}

/**
 * The CTEs behind a text of group facts and the joins that bring them together, with no column the text does not
 * read. They follow a CTE `g`: groupId, day, julian, startOn, trainedOn … (and endAt where the basis is `recorded`).
 * `single`: `g` holds at most one group, so nothing is grouped or matched.
 */
export function groupSources(
  text: string,
  view: View,
  single: boolean,
  more: MoreColumns = { e: {}, v: {} },
): { ctes: string; from: string } {
  const groupColumns = { ...GROUP_COLUMNS, ...more.e };
  const eventFields = { ...EVENT_FIELDS, ...more.v };
  const kText = select(KEPT_COLUMNS, read(text, "k", KEPT_COLUMNS));
  const pText = select(POINT_COLUMNS, read(text, "p", POINT_COLUMNS));
  const aText = select(ATTEMPT_COLUMNS, read(text, "a", ATTEMPT_COLUMNS));
  const mText = select(MEMBER_COLUMNS, read(text, "m", MEMBER_COLUMNS));
  const uText = select(SUBJECT_COLUMNS, read(kText, "u", SUBJECT_COLUMNS));
  const eText = select(groupColumns, read(`${text} ${pText} ${aText && "e.contactOn e.attemptOn"}`, "e", groupColumns));
  const vText = select(
    eventFields,
    read(`${eText} ${uText} ${uText && "v.kind v.subjectId"} ${aText && "v.kind v.day v.state"}`, "v", eventFields),
  );
  const ctes: string[] = [];
  const joins: string[] = [];
  const add = (name: string, key: string, columns: string, body: string) => {
    if (columns === "") return;
    const [first, grouped] = single ? [columns.slice(2), ""] : [`${key}.groupId${columns}`, ` GROUP BY ${key}.groupId`];
    ctes.push(`, ${name} AS MATERIALIZED (SELECT ${first} FROM ${body}${grouped})`);
    joins.push(single ? ` CROSS JOIN ${name}` : ` LEFT JOIN ${name} ON ${name}.groupId = g.groupId`);
  };
  if (vText !== "") {
    ctes.push(
      `, v AS MATERIALIZED (SELECT v.groupId${vText} FROM g CROSS JOIN events v ON v.groupId = g.groupId WHERE ${counting(view)})`,
    );
  }
  const byGroup = single ? " CROSS JOIN e" : " LEFT JOIN e ON e.groupId = g.groupId";
  add("e", "v", eText, "v");
  add(
    "k",
    "u",
    kText,
    `(SELECT v.groupId${uText} FROM v WHERE v.kind IN ${SUBJECT_KINDS} GROUP BY v.groupId, v.subjectId) u`,
  );
  add("p", "g", pText, `${points(view)}${pText.includes("e.") ? byGroup : ""}`);
  add("m", "s", mText, members(view));
  add(
    "a",
    "v",
    aText,
    `e CROSS JOIN v${single ? "" : " ON v.groupId = e.groupId"} WHERE v.kind = 'contact_attempted' AND v.day > coalesce(e.contactOn, '') AND v.day >= date(e.attemptOn, '-${ATTEMPTS_WITHIN} days')`,
  );
  return { ctes: ctes.join(""), from: `g${joins.join("")}` };
}
