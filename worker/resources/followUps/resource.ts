import { and, eq, type SQL, sql } from "drizzle-orm";
import { dayAt, PROVINCES_BY_ZONE } from "#db/constants.ts";
import { followUps, type users } from "#db/schema/index.ts";
import { conflict, invalid } from "../../errors.ts";
import { askedForm, type Shown } from "../../follow-ups/askedForm.ts";
import { contactShape, evidenceOf, shownShape } from "../../follow-ups/contact.ts";
import { daysBetween } from "../../follow-ups/plan.ts";
import { type AskedForm, filesElsewhere, filesIn, takeAnswers } from "../../follow-ups/takeAnswers.ts";
import type { Answers } from "../../forms/answers.ts";
import type { EventDraft } from "../../http/commit.ts";
import type { RequestContext } from "../../http/endpoint.ts";
import { defineResource } from "../../http/resource.ts";
import type { GroupRow, Row } from "../../http/resourceSpec.ts";
import { pointFigureFilter } from "../../outcomes/filters.ts";

export type FollowUpRow = typeof followUps.$inferSelect;

export const WORKLIST_VIEWS = ["overdue", "today", "week", "month"] as const;
export type WorklistView = (typeof WORKLIST_VIEWS)[number];

const placeOf = (row: Row): string => String(row.villageCode ?? row.programRegionCode ?? "");
/** Today where the follow-up's group lives. */
export const todayOf = (ctx: Pick<RequestContext, "now">, row: Row): string => dayAt(ctx.now, placeOf(row));

/** Today for every row a reader sees; only a reader of the whole country needs it row by row. */
function localToday(ctx: RequestContext): SQL {
  if (ctx.actor.jurisdiction.length >= 2) return sql`${dayAt(ctx.now, ctx.actor.jurisdiction)}`;
  const province = sql`substr(coalesce(${followUps.villageCode}, ${followUps.programRegionCode}), 1, 2)`;
  const cases = ([8, 9] as const).map(
    (zone) =>
      sql`WHEN ${province} IN ${PROVINCES_BY_ZONE[zone]} THEN ${dayAt(ctx.now, PROVINCES_BY_ZONE[zone][0] ?? "")}`,
  );
  return sql`CASE ${sql.join(cases, sql` `)} ELSE ${dayAt(ctx.now, "31")} END`;
}

/** Open points of one view of the worklist: past their window, due by today, in the next 7 days, in the next 30. */
export function viewCondition(ctx: RequestContext, view: WorklistView): SQL {
  const today = localToday(ctx);
  const open = and(eq(followUps.state, sql`'scheduled'`), sql`${followUps.deletedAt} IS NULL`);
  // A range open at one side only, and the window's end, which follows: so SQLite reads the riskiest groups' own points.
  const ahead = (days: number) => sql`+${followUps.dueOn} > ${today}
    AND ${followUps.dueOn} <= date(${today}, ${`+${days} days`}) AND ${followUps.windowEndsOn} > ${today}`;
  const when: Record<WorklistView, SQL> = {
    overdue: sql`${followUps.windowEndsOn} < ${today}`,
    today: sql`${followUps.dueOn} <= ${today} AND ${followUps.windowEndsOn} >= ${today}`,
    week: ahead(7),
    month: ahead(30),
  };
  return sql`(${open} AND ${when[view]})`;
}

const isView = (value: unknown): value is WorklistView => WORKLIST_VIEWS.includes(value as WorklistView);

/** Derived on read, never stored: where an open point stands against its window today. */
export function timingOf(ctx: Pick<RequestContext, "now">, row: Row): Row {
  if (row.state !== "scheduled") return { timing: null, daysLate: 0 };
  const today = todayOf(ctx, row);
  const ends = String(row.windowEndsOn);
  if (today > ends) return { timing: "overdue", daysLate: daysBetween(ends, today) };
  return { timing: today >= String(row.windowStartsOn) ? "due" : "upcoming", daysLate: 0 };
}

/** The event of a finished contact: what facts, timeline and survival read; with the answers that can be facts. */
export function doneEvent(
  row: Row,
  group: Pick<GroupRow, "organizationId" | "programId">,
  answers: Answers = {},
): EventDraft {
  return {
    organizationId: group.organizationId,
    groupId: row.groupId as string,
    programId: group.programId,
    kind: "follow_up_done",
    on: row.doneOn as string,
    subjectId: row.id as string,
    state: row.activityStatus as string,
    value: row.monthlyRevenueIdr as number | null,
    count: row.activeMembers as number | null,
    data: {
      planStep: row.planStep,
      method: row.method,
      evidenceGrade: row.evidenceGrade,
      obstacles: row.obstacles ?? [],
      ...(Object.keys(answers).length > 0 && { answers }),
    },
  };
}

/** Refuses a day that has not come yet where the group lives. */
export function assertPast(field: string, on: string, today: string) {
  if (on <= today) return;
  throw invalid({
    [field]: { id: `Belum terjadi: hari ini ${today}.`, en: `Has not happened yet: today is ${today}.` },
  });
}

const CONTACT_FIELDS = Object.keys(contactShape);

/** The form and version that a body says its answers were given to. */
export const shownIn = ({ formId, formVersion }: Row): Shown => ({
  ...(typeof formId === "string" && { formId }),
  ...(typeof formVersion === "number" && { version: formVersion }),
});

/** What the answers of an unplanned contact are checked with. */
const answerReads = (ctx: RequestContext, groupId: string, body: Row, id: string) => ({
  asked: askedForm(ctx, { groupId }, shownIn(body)),
  elsewhere: filesElsewhere(ctx, id, filesIn(body.answers)),
});

export const followUpsResource = defineResource({
  name: "follow-ups",
  table: followUps,
  prefix: "fup",
  placement: { by: "followUp" },
  readOnly: [
    ...["programId", "villageCode", "programRegionCode", "planId", "planStep", "stepKey"],
    ...["windowStartsOn", "windowEndsOn", "state", "resolvedOn", "resolvedAt", "evidenceSource", "evidenceGrade"],
    ...["photos", "skipReason", "plannedOn", "openedOn", "skippedWhen"],
  ],
  fixed: ["groupId", "dueOn", "formId", "formVersion", ...CONTACT_FIELDS.filter((name) => name !== "note")],
  optional: ["dueOn"],
  shapes: { ...contactShape, ...shownShape },
  references: { groupId: "groups", assigneeId: "users" },
  parent: "group",
  searchColumns: ["planStep"],
  defaultSort: ["dueOn", "ASC"],
  virtual: (ctx) => ({
    ...pointFigureFilter(ctx.actor),
    view: (value) => (isView(value) ? viewCondition(ctx, value) : undefined),
    regionCode: (value) =>
      typeof value === "string"
        ? sql`(${followUps.villageCode} >= ${value} AND ${followUps.villageCode} < ${`${value}/`})`
        : undefined,
  }),
  present: (ctx, row) => timingOf(ctx, row),
  reads: (ctx, body, id) => (typeof body.groupId === "string" ? answerReads(ctx, body.groupId, body, id) : {}),
  prepare: (ctx, { id, before, after, refs }) => {
    const assignee = refs.byField.assigneeId as typeof users.$inferSelect | undefined;
    if (assignee && (!assignee.active || !["office", "officer", "ngo"].includes(assignee.role))) {
      throw invalid({ assigneeId: { id: "Akun ini tidak dapat ditugasi.", en: "This account cannot be assigned." } });
    }
    if (before) {
      if (before.state !== "scheduled" && before.assigneeId !== after.assigneeId) throw notOpen();
      return {};
    }
    const { group } = refs;
    if (!group) throw invalid({ groupId: { id: "Wajib diisi.", en: "Required." } });
    return newContact(ctx, { ...after, id }, group, refs.rows);
  },
  beforeDelete: (_ctx, row) => ({ touched: [row.groupId as string] }),
});

export const notOpen = () =>
  conflict("not_open", {
    id: "Tindak lanjut ini sudah selesai; catat kontak baru.",
    en: "This follow-up is already resolved; record a new contact.",
  });

/** An unplanned contact: a date to come, or one that has just happened (with doneOn). */
function newContact(ctx: RequestContext, after: Row, group: GroupRow, found: Record<string, Row[]>) {
  const place = {
    villageCode: group.villageCode,
    programRegionCode: group.programRegionCode,
    programId: group.programId,
  };
  const today = todayOf(ctx, place);
  const doneOn = after.doneOn as string | null;
  const dueOn = (after.dueOn as string | null) ?? doneOn ?? today;
  const windows = { dueOn, windowStartsOn: dueOn, windowEndsOn: dueOn };
  if (!doneOn) {
    const told = [...CONTACT_FIELDS, ...Object.keys(shownShape)].filter(
      (name) => name !== "note" && after[name] !== null && after[name] !== undefined,
    );
    if (told.length > 0) {
      throw invalid({ doneOn: { id: "Isi tanggal kontaknya.", en: "Say on which day the contact was." } });
    }
    return { set: { ...place, ...windows }, touched: [group.id] };
  }
  assertPast("doneOn", doneOn, today);
  if (!after.activityStatus) throw invalid({ activityStatus: { id: "Wajib diisi.", en: "Required." } });
  const grade = evidenceOf(ctx.actor.role, after as Parameters<typeof evidenceOf>[1]);
  const { told, ...taken } = takeAnswers(found.asked?.[0] as AskedForm | undefined, {
    answers: after.answers as Answers | null,
    shown: shownIn(after),
    elsewhere: (found.elsewhere ?? []) as { id: string }[],
    today,
  });
  const set = { ...place, ...windows, ...grade, ...taken, state: "done", resolvedOn: doneOn, resolvedAt: ctx.now };
  return { set, events: [doneEvent({ ...after, ...set }, group, told)], touched: [group.id] };
}
