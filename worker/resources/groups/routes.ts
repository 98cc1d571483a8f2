import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { dayAt } from "#db/constants.ts";
import { groupStatus, groups, programs, signals } from "#db/schema/index.ts";
import { invalid } from "../../errors.ts";
import { endpoint } from "../../http/endpoint.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { defineResource } from "../../http/resource.ts";
import { admitRow, recordQuery } from "../../http/resourceRead.ts";
import type { GroupRow, Row } from "../../http/resourceSpec.ts";
import { day } from "../../http/shape.ts";
import { groupKey } from "../../names.ts";
import { groupFigureFilter } from "../../outcomes/filters.ts";
import { findFact } from "../../stall/facts.ts";
import { groupFilters } from "../programFilters.ts";
import { previewAnchor } from "./anchor.ts";

const openSignal = (condition: ReturnType<typeof sql>) =>
  sql`EXISTS (SELECT 1 FROM ${signals} WHERE ${signals.subjectId} = ${groups.id} AND ${signals.clearedAt} IS NULL AND ${condition})`;

/** What the office made of events itself, as of the last look at the group: its own readers' only. */
const ownFacts = (facts: unknown): Row =>
  Object.fromEntries(Object.entries((facts ?? {}) as Row).filter(([name]) => !findFact("group", name)));

/** The last day of an override that still stands today. */
export const standingUntil = (until: unknown, today: string): string | null =>
  typeof until === "string" && until >= today ? until : null;

export const groupsResource = defineResource({
  name: "groups",
  table: groups,
  prefix: "grp",
  placement: { by: "groups" },
  hidden: ["nameKey"],
  readOnly: ["programRegionCode", "enteredOn"],
  fixed: ["programId"],
  references: { programId: "programs", cohortId: "cohorts", villageCode: "regions", leaderId: "people" },
  parent: "program",
  searchColumns: ["name", "product"],
  defaultSort: ["name", "ASC"],
  shapes: { lat: z.number().min(-90).max(90), lng: z.number().min(-180).max(180) },
  joined: {
    table: groupStatus,
    on: eq(groupStatus.groupId, groups.id),
    columns: {
      activityStatus: groupStatus.activityStatus,
      activityOn: groupStatus.activityOn,
      riskBand: groupStatus.riskBand,
      bandSince: groupStatus.bandSince,
      overriddenUntil: groupStatus.overriddenUntil,
      score: groupStatus.score,
      reasons: groupStatus.reasons,
      knownShare: groupStatus.knownShare,
      nextDueOn: groupStatus.nextDueOn,
      lastContactOn: groupStatus.lastContactOn,
      lastEventOn: groupStatus.lastEventOn,
      activeMembers: groupStatus.activeMembers,
      memberCount: groupStatus.memberCount,
      evidenceGrade: groupStatus.evidenceGrade,
      equipped: groupStatus.equipped,
      supported: groupStatus.supported,
      linked: groupStatus.linked,
      earning: groupStatus.earning,
      facts: groupStatus.facts,
    },
  },
  present: (ctx, row) => ({
    facts: row.organizationId === ctx.actor.organizationId ? ownFacts(row.facts) : null,
    overriddenUntil: standingUntil(row.overriddenUntil, dayAt(ctx.now, ctx.actor.jurisdiction)),
  }),
  virtual: (ctx) => ({
    ...groupFigureFilter(ctx.actor),
    ...groupFilters(ctx),
    overridden: (value) =>
      value === true
        ? sql`${groups.id} IN (SELECT o.groupId FROM overrides o WHERE o.state = 'approved' AND o.deletedAt IS NULL
            AND o.expiresOn >= ${dayAt(ctx.now, ctx.actor.jurisdiction)})`
        : undefined,
    signal: (value) => (typeof value === "string" ? openSignal(sql`${signals.code} = ${value}`) : undefined),
    raisedOn_gte: (value) =>
      typeof value === "string"
        ? openSignal(sql`${signals.raisedOn} >= ${value} AND ${signals.kind} = 'risk'`)
        : undefined,
    year: (value) =>
      typeof value === "number"
        ? sql`EXISTS (SELECT 1 FROM ${programs} WHERE ${programs.id} = ${groups.programId} AND ${programs.year} = ${value})`
        : undefined,
  }),
  prepare: (ctx, { id, before, after, refs }) => {
    const { program } = refs;
    const cohort = refs.byField.cohortId as { programId: string; endsOn: string | null } | undefined;
    if (cohort && cohort.programId !== after.programId) {
      throw invalid({
        cohortId: { id: "Angkatan ini milik program lain.", en: "This cohort belongs to another programme." },
      });
    }
    const today = dayAt(ctx.now, String(after.villageCode ?? program?.regionCode ?? ""));
    const nameKey = groupKey(String(after.name));
    if (before) return { set: { nameKey }, touched: [id] };
    const trainedOn = (after.trainedOn as string | null) ?? cohort?.endsOn ?? null;
    const set = { nameKey, trainedOn, enteredOn: today, programRegionCode: program?.regionCode ?? "" };
    const group = { ...after, ...set } as GroupRow;
    return {
      set,
      events: [
        {
          organizationId: group.organizationId,
          groupId: id,
          programId: group.programId,
          kind: "group_entered",
          on: today,
          subjectId: id,
        },
      ],
      touched: [id],
    };
  },
});

const newAnchor = z.strictObject({ trainedOn: day() });

groupsResource.routes.post(
  "/:id/anchor-preview",
  endpoint(
    { resource: "groups", action: "update" },
    async (ctx) => {
      const { trainedOn } = parseOrThrow(newAnchor, await ctx.json());
      const [rows] = (await ctx.read([recordQuery(ctx, groupsResource.spec, ctx.param("id"), "update")])) as [Row[]];
      return { status: 200, body: await previewAnchor(ctx, admitRow(rows[0]) as GroupRow, trainedOn) };
    },
    { body: newAnchor, summary: "What a new training day would move" },
  ),
);
