import { type SQL, sql } from "drizzle-orm";
import { ACTIVITY_STATUSES, OBSTACLES } from "#db/constants.ts";
import { FUNNEL_STEPS, type FunnelStep, STEP_STATES } from "./funnel.ts";
import { MONTHS } from "./milestones.ts";
import { LANDMARK, SPLITS } from "./splits.ts";

type Check = (...values: string[]) => SQL | undefined;

const column = (name: string): SQL => sql.raw(`l."${name}"`);
const known = <T extends string>(allowed: readonly T[], value: string | undefined): value is T =>
  (allowed as readonly string[]).includes(value ?? "");
const among = <K extends string>(all: Record<K, string>): Check => {
  return (value) => (value !== undefined && Object.hasOwn(all, value) ? sql.raw(all[value as K]) : undefined);
};
const month = (text: string | undefined): number | undefined => MONTHS.find((one) => String(one) === text);

/** Groups whose way ends at a step: it is for them, nothing from it on was reached, and all before it was that is for them. */
function stuckAt(step: FunnelStep): SQL {
  const at = FUNNEL_STEPS.indexOf(step);
  const later = FUNNEL_STEPS.slice(at).map((one) => `l."${one}" <> 'reached'`);
  const before = FUNNEL_STEPS.slice(0, at).reverse();
  const furthest = before.map((one) => `WHEN l."${one}" <> 'na' THEN l."${one}" = 'reached'`).join(" ");
  const reached = before.length > 0 ? ` AND (CASE ${furthest} ELSE 1 END)` : "";
  return sql.raw(`(l."${step}" <> 'na' AND ${later.join(" AND ")}${reached})`);
}

const named = sql.raw("EXISTS (SELECT 1 FROM json_each(l.obstacles) UNION ALL SELECT 1 FROM json_each(l.caseCauses))");
const cause = (value: string) => sql`EXISTS (SELECT 1 FROM json_each(l.obstacles) j WHERE j.value = ${value}
  UNION ALL SELECT 1 FROM json_each(l.caseCauses) j WHERE j.value = ${value})`;

function splitBy(by: string | undefined, value: string): SQL | undefined {
  const split = SPLITS.find((one) => one === by);
  if (!split || value === "") return undefined;
  const followed = sql`l.lifeMonth IS NOT NULL AND (${LANDMARK[split]} = 0 OR l.lifeMonth > ${LANDMARK[split]})`;
  if (split === "skill" || split === "provider") return sql`${followed} AND ${column(split)} = ${value}`;
  if (split === "ngo") return sql`${followed} AND coalesce(l.ngo, 'none') = ${value}`;
  if (!known(["with", "without"], value)) return undefined;
  const has = split === "linkage" ? column("linkedEarly") : column("capitalEarly");
  return sql`${followed} AND ${has} = ${value === "with" ? 1 : 0}`;
}

/** The groups of a figure, by the first word of its key. */
const OF_GROUPS: Record<string, Check> = {
  all: () => sql`1`,
  step: (step, state) => {
    if (!known(FUNNEL_STEPS, step)) return undefined;
    if (state === "total") return sql`${column(step)} <> 'na'`;
    if (state === "known") return sql`${column(step)} IN ('reached', 'missed')`;
    return known(STEP_STATES, state) ? sql`${column(step)} = ${state}` : undefined;
  },
  stuck: (step) => (known(FUNNEL_STEPS, step) ? stuckAt(step) : undefined),
  status: (status) => (known(ACTIVITY_STATUSES, status) ? sql`l.status = ${status}` : undefined),
  month: (text, status) => {
    const at = month(text);
    if (!at) return undefined;
    if (status === "notYet") return sql`${column(`at${at}`)} IS NULL`;
    if (status === "total") return sql`${column(`at${at}`)} IS NOT NULL`;
    if (status === "known") return sql`${column(`at${at}`)} NOT IN ('unknown', 'not_found')`;
    return known(ACTIVITY_STATUSES, status) ? sql`${column(`at${at}`)} = ${status}` : undefined;
  },
  life: among({
    followed: "l.lifeMonth IS NOT NULL",
    never: "l.lifeMonth IS NULL",
    stopped: "l.lifeMonth IS NOT NULL AND l.stopped",
    alive: "l.lifeMonth IS NOT NULL AND NOT l.stopped",
  }),
  risk: (text) => {
    const at = month(text);
    return at ? sql`l.lifeMonth >= ${at}` : undefined;
  },
  income: among({
    before: "l.before IS NOT NULL",
    beforeUnknown: "l.before IS NULL",
    after: "l.after IS NOT NULL",
    afterUnknown: "l.after IS NULL",
    both: "l.before + l.after IS NOT NULL",
    unpaired: "l.before + l.after IS NULL",
    up: "l.after > l.before",
    same: "l.after = l.before",
    down: "l.after < l.before",
  }),
  cause: (value) => {
    if (value === "stalled") return sql`l.stalled`;
    if (value === "named") return sql`l.stalled AND ${named}`;
    if (value === "unnamed") return sql`l.stalled AND NOT ${named}`;
    return known(OBSTACLES, value) ? sql`l.stalled AND ${cause(value)}` : undefined;
  },
  grade: (grade) => {
    if (grade === "known") return sql`l.grade IS NOT NULL`;
    if (grade === "none") return sql`l.grade IS NULL`;
    return /^[A-E][1-3]$/.test(grade ?? "") ? sql`l.grade = ${grade}` : undefined;
  },
};

/** A figure's key (`step.linked.reached`, `split.provider.LKP Mawar`) as a condition on the line `l`; undefined for none. */
export function groupFigure(key: string): SQL | undefined {
  const [kind = "", ...values] = key.split(".");
  if (kind === "split") return splitBy(values[0], values.slice(1).join("."));
  return Object.hasOwn(OF_GROUPS, kind) ? OF_GROUPS[kind]?.(...values) : undefined;
}
