import { and, eq, isNull, or, sql } from "drizzle-orm";
import { z } from "zod";
import { dayAt, type PARTNER_STATES } from "#db/constants.ts";
import { groupPartners, groups, organizations } from "#db/schema/index.ts";
import { ApiError, forbidden, invalid } from "../../errors.ts";
import { endpoint, type RequestContext } from "../../http/endpoint.ts";
import { defineResource } from "../../http/resource.ts";
import { reachable } from "../../http/resourceRead.ts";
import {
  type Extras,
  type GroupRow,
  type ResourceSpec,
  type Row,
  schemasOf,
  type Writing,
} from "../../http/resourceSpec.ts";
import { createRecord, type Planned, planCreate } from "../../http/resourceWrite.ts";
import { day, line } from "../../http/shape.ts";
import { addTransition, transitionShape } from "../../http/transition.ts";
import { tellStatements } from "../../notify/tell.ts";
import { within } from "../../policy/scope.ts";
import { PARTNER_MACHINE } from "../../policy/transitions.ts";
import { eventOf, groupOf, neededGroup, todayOf, touch } from "../groupDay.ts";

type PartnerState = (typeof PARTNER_STATES)[number];

const partnerEvent = (group: GroupRow, id: string, organizationId: string, state: PartnerState, on: string) =>
  eventOf(group, { kind: "partner_changed", on, subjectId: id, state, data: { organizationId } });

/** What a notice about a partnership opens; each of its steps is told once. */
const aboutPartnership = (id: string, state: PartnerState) => ({
  subject: "group-partners" as const,
  subjectId: id,
  data: { state },
  dedupeKey: `partnership:${id}:${state}`,
});

function assertOrder(row: Row): void {
  const { startsOn, endsOn } = row as { startsOn: string | null; endsOn: string | null };
  if (startsOn && endsOn && endsOn < startsOn) {
    throw invalid({ endsOn: { id: "Berakhir sebelum mulai.", en: "Ends before it starts." } });
  }
}

const declared: ResourceSpec = {
  name: "group-partners",
  table: groupPartners,
  prefix: "gpt",
  placement: { by: "partnership", groupId: groupPartners.groupId },
  readOnly: ["state"],
  fixed: ["groupId", "askedBy"],
  searchColumns: [],
  defaultSort: ["createdAt", "DESC"],
  joined: {
    table: groups,
    on: eq(groups.id, groupPartners.groupId),
    columns: { groupOrganizationId: groups.organizationId },
  },
  prepare: (_ctx, { after }) => {
    assertOrder(after);
    return { touched: [after.groupId as string] };
  },
  beforeDelete: (_ctx, row) => ({ touched: [row.groupId as string] }),
};

export const groupPartnersResource = defineResource({ ...declared, only: ["list", "get", "update", "delete"] });

/** The group an NGO asks for: any in its area, or, for an office, its own. */
const askedGroup = (ctx: RequestContext, groupId: unknown) =>
  ctx.db
    .select()
    .from(groups)
    .where(
      and(
        eq(groups.id, String(groupId ?? "")),
        isNull(groups.deletedAt),
        ctx.actor.role === "ngo"
          ? or(
              within(groups.villageCode, ctx.actor.jurisdiction),
              within(groups.programRegionCode, ctx.actor.jurisdiction),
            )
          : eq(groups.organizationId, ctx.actor.organizationId),
      ),
    );

/** A partnership to be made: by an NGO that asks, or by an office that grants it to the one named. */
const askedSpec = (ctx: RequestContext, organizationId: unknown): ResourceSpec => ({
  ...declared,
  reads: (_ctx, body) => ({
    group: askedGroup(ctx, body.groupId),
    partner: ctx.db
      .select({ id: organizations.id })
      .from(organizations)
      .where(
        sql`${organizations.id} = ${String(organizationId ?? "")} AND ${organizations.kind} = 'ngo'
          AND ${organizations.active} = 1 AND ${organizations.deletedAt} IS NULL`,
      ),
  }),
  prepare: (_ctx, writing) => ask(ctx, writing, organizationId),
});

/** A partnership granted by the office that owns the group, for the batch of another change. */
export const planPartnership = (ctx: RequestContext, organizationId: string, input: Row): Promise<Planned> =>
  planCreate(ctx, askedSpec(ctx, organizationId), input);

/** `POST {groupId, purpose?, startsOn?, endsOn?}`: an NGO asks; an office, naming the NGO, grants at once. */
groupPartnersResource.routes.post(
  "/",
  endpoint(
    { resource: "group-partners", action: "create" },
    async (ctx) => {
      const input = await ctx.json();
      const { organizationId, ...rest } = (typeof input === "object" && input !== null ? input : {}) as Row;
      const spec = askedSpec(ctx, organizationId);
      return createRecord(ctx, spec, Array.isArray(input) || typeof input !== "object" ? input : rest);
    },
    {
      reachable,
      body: schemasOf(declared).create.extend({ organizationId: line(60).optional() }),
      summary: "An NGO asks to accompany a group; an office, naming the NGO, grants it at once",
    },
  ),
);

function ask(ctx: RequestContext, { id, after, refs }: Writing, partner: unknown): Extras {
  const ngo = ctx.actor.role === "ngo";
  const group = refs.rows.group?.[0] as GroupRow | undefined;
  const missing = { id: "Data ini tidak ditemukan.", en: "There is no such record." };
  if (!group) throw invalid({ groupId: missing });
  assertOrder(after);
  const own = ctx.actor.organizationId;
  if (ngo && partner !== undefined && partner !== own) throw forbidden();
  if (!ngo && refs.rows.partner?.length !== 1) {
    throw invalid({
      organizationId: partner === undefined ? { id: "Pilih lembaga pendampingnya.", en: "Choose the NGO." } : missing,
    });
  }
  const organizationId = ngo ? own : String(partner);
  const state: PartnerState = ngo ? "asked" : "granted";
  const today = todayOf(ctx, group);
  const startsOn = (after.startsOn as string | null) ?? (ngo ? null : today);
  return {
    set: {
      organizationId,
      state,
      startsOn,
      askedBy: ngo ? "ngo" : (after.askedBy ?? "office"),
      groupOrganizationId: group.organizationId,
    },
    statements: tellStatements(ctx, [
      {
        organizationId: ngo ? group.organizationId : organizationId,
        roles: ngo ? ["office"] : ["ngo"],
        kind: ngo ? "partnership_asked" : "partnership_decided",
        ...aboutPartnership(id, state),
      },
    ]),
    events: [partnerEvent(group, id, organizationId, state, today)],
    touched: [touch(group)],
  };
}

const body = z.strictObject({ ...transitionShape, startsOn: day().optional(), endsOn: day().optional() });

addTransition<PartnerState>(
  groupPartnersResource,
  PARTNER_MACHINE,
  (ctx, row, input, [found = []]) => {
    const group = neededGroup(found[0] as GroupRow | undefined);
    const { to, startsOn, endsOn } = input as typeof input & z.output<typeof body>;
    if (to === "granted" && group.organizationId !== ctx.actor.organizationId) {
      throw new ApiError(403, "forbidden", {
        id: "Hanya dinas pemilik kelompok yang dapat memberi akses.",
        en: "Only the office that owns the group can grant this.",
      });
    }
    const today = dayAt(ctx.now, group.villageCode ?? group.programRegionCode);
    const set: Row =
      to === "granted"
        ? {
            startsOn: startsOn ?? (row.startsOn && String(row.startsOn) > today ? row.startsOn : today),
            endsOn: endsOn ?? row.endsOn,
          }
        : { endsOn: endsOn ?? today };
    assertOrder({ ...row, ...set, ...(to === "ended" && String(row.startsOn) > today ? { startsOn: null } : {}) });
    const ngo = row.organizationId as string;
    const byNgo = ngo === ctx.actor.organizationId;
    return {
      set,
      statements: byNgo
        ? []
        : tellStatements(ctx, [
            {
              organizationId: ngo,
              roles: ["ngo"],
              kind: "partnership_decided",
              ...aboutPartnership(row.id as string, to),
            },
          ]),
      events: [partnerEvent(group, row.id as string, ngo, to, today)],
      touched: [touch(group)],
    };
  },
  { shape: body, reads: (ctx) => [groupOf(ctx, declared, ctx.param("id"))] },
);
