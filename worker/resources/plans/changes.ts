import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { PLAN_ANCHORS } from "#db/constants.ts";
import { groups } from "#db/schema/index.ts";
import { stepsShape } from "../../follow-ups/planSteps.ts";
import { changesCtes } from "../../follow-ups/settle.ts";
import { endpoint, type RequestContext } from "../../http/endpoint.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { admitRow, reach, reachable, recordQuery } from "../../http/resourceRead.ts";
import { type Row, specOf } from "../../http/resourceSpec.ts";
import { checkedSteps, GROUPS_AT_ONCE, type Plan, planReads, plansResource } from "./resource.ts";

/** Groups whose changes are listed; the counts are of all. */
const SHOWN = 20;

const body = z.strictObject({ anchor: z.enum(PLAN_ANCHORS).optional(), steps: stepsShape.optional() });

/** `kept`: open points that stay although the plan says otherwise; `late`: new ones whose window has closed already. */
const KINDS = ["added", "late", "moved", "renamed", "removed", "kept"] as const;
type Kind = (typeof KINDS)[number];

interface Counted {
  groups: number;
  changed: number;
  counts: string;
  rows: string;
}
interface ChangeRow {
  groupId: string;
  groupName: string | null;
  what: Kind;
  stepKey: string;
  fromLabel: string | null;
  label: string | null;
  fromDueOn: string | null;
  fromWindowStartsOn: string | null;
  fromWindowEndsOn: string | null;
  dueOn: string | null;
  windowStartsOn: string | null;
  windowEndsOn: string | null;
}

const datesOf = (dueOn: string | null, windowStartsOn: string | null, windowEndsOn: string | null) =>
  dueOn === null ? null : { dueOn, windowStartsOn, windowEndsOn };

function changeOf(row: ChangeRow) {
  const { what, stepKey, label, fromLabel } = row;
  return {
    ...{ kind: what, stepKey, label: label ?? fromLabel, fromLabel },
    from: datesOf(row.fromDueOn, row.fromWindowStartsOn, row.fromWindowEndsOn),
    to: what === "removed" ? null : datesOf(row.dueOn, row.windowStartsOn, row.windowEndsOn),
  };
}

/** The figures, and the first groups by id that something changes for, with all that changes for them. */
function changesQuery(ctx: RequestContext, plan: Plan): SQL {
  const spec = specOf("groups");
  if (!spec) throw new Error("groups are not declared");
  const draft = { planId: plan.id, anchor: plan.anchor, steps: plan.steps };
  const settling = { where: sql`gr.organizationId = ${plan.organizationId}`, now: ctx.now, draft };
  const name = sql`(SELECT ${groups.name} FROM ${groups} WHERE ${groups.id} = y.groupId AND ${reach(ctx, spec, "read")})`;
  const fields = [
    "groupId",
    "what",
    "stepKey",
    "fromLabel",
    "label",
    "fromDueOn",
    "fromWindowStartsOn",
    "fromWindowEndsOn",
  ];
  const pairs = sql.raw(
    [...fields, "dueOn", "windowStartsOn", "windowEndsOn"].map((one) => `'${one}', y.${one}`).join(", "),
  );
  return sql`WITH ${changesCtes(settling)} SELECT (SELECT count(*) FROM s) AS groups,
    (SELECT count(DISTINCT groupId) FROM y WHERE what <> 'kept') AS changed,
    (SELECT json_group_object(what, n) FROM (SELECT what, count(*) AS n FROM y GROUP BY what)) AS counts,
    (SELECT json_group_array(json_object('groupName', ${name}, ${pairs})) FROM (SELECT * FROM y
      WHERE groupId IN (SELECT groupId FROM y WHERE what <> 'kept' GROUP BY groupId ORDER BY groupId LIMIT ${SHOWN})
      ORDER BY groupId, coalesce(dueOn, fromDueOn)) y) AS rows`;
}

function reportOf({ groups: all, changed, counts, rows }: Counted) {
  const found = JSON.parse(counts) as Partial<Record<Kind, number>>;
  const byGroup = new Map<string, ChangeRow[]>();
  for (const row of JSON.parse(rows) as ChangeRow[])
    byGroup.set(row.groupId, [...(byGroup.get(row.groupId) ?? []), row]);
  return {
    groups: all,
    changed,
    atOnce: all <= GROUPS_AT_ONCE,
    counts: Object.fromEntries(KINDS.map((kind) => [kind, found[kind] ?? 0])),
    examples: [...byGroup].map(([groupId, list]) => ({
      ...{ groupId, groupName: list[0]?.groupName ?? null },
      changes: list.map(changeOf),
    })),
  };
}

/** `POST /:id/changes {anchor?, steps?}`: what a draft would change; without a draft what the plan still has to. */
export function addChanges(): void {
  plansResource.routes.post(
    "/:id/changes",
    endpoint(
      { resource: "plans", action: "update" },
      async (ctx) => {
        const draft = parseOrThrow(body, await ctx.json());
        const { facts, forms, accounts } = planReads(ctx, ctx.param("id"));
        const [rows, ...found] = (await ctx.read([
          recordQuery(ctx, plansResource.spec, ctx.param("id"), "update"),
          ...[facts, forms, accounts],
        ])) as Row[][];
        const plan = admitRow(rows?.[0]) as Plan;
        const [madeFacts = [], published = [], people = []] = found;
        const named = { facts: madeFacts, forms: published, accounts: people };
        const steps = draft.steps ? checkedSteps(draft.steps as Plan["steps"], plan.steps, named) : plan.steps;
        const after = { ...plan, anchor: draft.anchor ?? plan.anchor, steps };
        const [[counted]] = await ctx.read([ctx.db.all<Counted>(changesQuery(ctx, after))]);
        return { status: 200, body: reportOf(counted as Counted) };
      },
      { reachable, body, summary: "What a changed plan would make, move, rename and remove; nothing is written" },
    ),
  );
}
