import { and, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import { z } from "zod";
import { type AuditAction, dayAt } from "#db/constants.ts";
import { groupPartners, organizations, partnerRequests } from "#db/schema/index.ts";
import { conflict, forbidden, invalid } from "../../errors.ts";
import { auditStatements } from "../../http/commit.ts";
import { endpoint, type RequestContext } from "../../http/endpoint.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { countAttempt } from "../../http/limits.ts";
import { defineResource } from "../../http/resource.ts";
import { admitRow, expectVersion, reachable, recordQuery } from "../../http/resourceRead.ts";
import { type Extras, type ResourceSpec, type Row, schemasOf } from "../../http/resourceSpec.ts";
import { createRecord, updateRecord } from "../../http/resourceWrite.ts";
import { day, line } from "../../http/shape.ts";
import { assertLegal } from "../../http/transition.ts";
import { type Telling, tellStatements } from "../../notify/tell.ts";
import { PARTNER_REQUEST_MACHINE } from "../../policy/transitions.ts";
import { planPartnership } from "../groupPartners/routes.ts";

type Request = typeof partnerRequests.$inferSelect;
type State = Request["state"];

const A_DAY = 40;
const DAY_MS = 86_400_000;

/** A village's own code and the codes of all it lies in. */
const codesAbove = (village: string) =>
  village.split(".").map((_, i, parts) => parts.slice(0, parts.length - i).join("."));

const nearestFirst = sql`length(${organizations.regionCode}) DESC`;

const declared: ResourceSpec = {
  name: "partner-requests",
  table: partnerRequests,
  prefix: "gpr",
  placement: { by: "village", villageCode: partnerRequests.villageCode },
  readOnly: ["state", "partnershipId", "decidedBy", "decidedOn", "decisionNote"],
  shapes: { groupName: line(200), purpose: line(1_000) },
  references: { villageCode: "regions" },
  searchColumns: ["groupName"],
  defaultSort: ["createdAt", "DESC"],
  reads: (ctx, body) => ({
    offices: ctx.db
      .select({ id: organizations.id, regionCode: organizations.regionCode })
      .from(organizations)
      .where(
        and(
          eq(organizations.kind, "office"),
          eq(organizations.active, true),
          isNull(organizations.deletedAt),
          inArray(organizations.regionCode, codesAbove(String(body.villageCode ?? ""))),
        ),
      )
      .orderBy(nearestFirst),
  }),
  prepare: (ctx, { id, after, refs }) => {
    const { startsOn, endsOn, villageCode } = after as Request;
    if (refs.byField.villageCode?.level !== "village") {
      throw invalid({ villageCode: { id: "Pilih sampai desa atau kelurahan.", en: "Choose down to the village." } });
    }
    if (endsOn && endsOn < (startsOn ?? dayAt(ctx.now, villageCode))) {
      throw invalid({ endsOn: { id: "Berakhir sebelum mulai.", en: "Ends before it starts." } });
    }
    const offices = refs.rows.offices as { id: string; regionCode: string }[];
    if (offices.length === 0) {
      throw invalid({
        villageCode: { id: "Belum ada dinas yang memakai Lanjut di sana.", en: "No office there uses Lanjut yet." },
      });
    }
    const nearest = offices.filter(({ regionCode }) => regionCode === offices[0]?.regionCode);
    return {
      statements: tellStatements(
        ctx,
        nearest.map((office) => ({
          organizationId: office.id,
          roles: ["office" as const],
          kind: "partnership_asked" as const,
          ...about(id, "waiting"),
        })),
      ),
    };
  },
};

const about = (id: string, state: State): Pick<Telling, "subject" | "subjectId" | "dedupeKey"> => ({
  subject: "partner-requests",
  subjectId: id,
  dedupeKey: `partner-request:${id}:${state}`,
});

export const partnerRequestsResource = defineResource({ ...declared, only: ["list", "get"] });

/** The words an NGO uses are all it gives and all it gets: whether there is such a group is told by nobody here. */
partnerRequestsResource.routes.post(
  "/",
  endpoint(
    { resource: "partner-requests", action: "create" },
    async (ctx) => {
      const input = await ctx.json();
      await ctx.verify();
      await countAttempt(ctx.db, `partner-request|${ctx.actor.organizationId}`, A_DAY, DAY_MS, ctx.now);
      return createRecord(ctx, declared, input);
    },
    {
      reachable,
      body: schemasOf(declared).create,
      summary: "An NGO asks to accompany a group it names in its own words",
    },
  ),
);

const grantBody = z.strictObject({ groupId: line(60), startsOn: day().nullish(), endsOn: day().nullish() });
const refuseBody = z.strictObject({ reason: line(500) });

/** One decision on a request: who may, what follows, and the NGO is told. */
function addDecision<B>(
  verb: AuditAction,
  summary: string,
  to: State,
  body: z.ZodType<B> | undefined,
  decide: (ctx: RequestContext, row: Request, body: B) => Promise<Extras> | Extras,
) {
  const { spec, routes } = partnerRequestsResource;
  routes.post(
    `/:id/${verb}`,
    endpoint(
      { resource: "partner-requests", action: "transition" },
      async (ctx) => {
        const given = body ? parseOrThrow(body, await ctx.json()) : (undefined as B);
        const [rows] = (await ctx.read([recordQuery(ctx, spec, ctx.param("id"), "read")])) as [Row[]];
        const row = admitRow(rows[0]);
        // The NGO takes back what it asked; the other side grants or refuses.
        if ((row.organizationId === ctx.actor.organizationId) !== (to === "withdrawn")) throw forbidden();
        expectVersion(ctx, spec, row);
        assertLegal(PARTNER_REQUEST_MACHINE, row.state as State, to);
        const { set, statements = [], ...extras } = await decide(ctx, row as unknown as Request, given);
        const decided = { decidedBy: ctx.actor.userId, decidedOn: dayAt(ctx.now, String(row.villageCode)) };
        // What is granted is told with the partnership itself.
        const told =
          to !== "refused"
            ? []
            : tellStatements(ctx, [
                {
                  organizationId: String(row.organizationId),
                  roles: ["ngo"],
                  kind: "partnership_decided",
                  ...about(String(row.id), to),
                },
              ]);
        return updateRecord(
          ctx,
          spec,
          row,
          { state: to },
          { action: verb, extras: { ...extras, set: { ...decided, ...set }, statements: [...statements, ...told] } },
        );
      },
      { reachable, body, summary },
    ),
  );
}

addDecision("grant", "Grant it for a group of one's own", "granted", grantBody, async (ctx, row, body) => {
  const [living] = await ctx.read([
    ctx.db
      .select({ id: groupPartners.id })
      .from(groupPartners)
      .where(
        and(
          eq(groupPartners.groupId, body.groupId),
          eq(groupPartners.organizationId, row.organizationId),
          ne(groupPartners.state, "ended"),
          isNull(groupPartners.deletedAt),
        ),
      ),
  ]);
  const {
    row: made,
    change,
    touched,
  } = await planPartnership(ctx, row.organizationId, {
    groupId: body.groupId,
    askedBy: "ngo",
    purpose: row.purpose,
    startsOn: body.startsOn ?? startOf(ctx, row),
    endsOn: body.endsOn === undefined ? row.endsOn : body.endsOn,
  });
  if (living.length > 0) {
    throw conflict("already_partner", {
      id: "LSM ini sudah punya pendampingan atau permintaan untuk kelompok itu.",
      en: "This NGO already has a partnership with or a request for that group.",
    });
  }
  return {
    set: { partnershipId: made.id },
    statements: [...change.statements, ...auditStatements(ctx, change.audit)],
    events: change.events,
    touched,
  };
});

/** From the day it asked for, unless that has passed. */
function startOf(ctx: RequestContext, { startsOn, villageCode }: Request): string {
  const today = dayAt(ctx.now, villageCode);
  return startsOn && startsOn > today ? startsOn : today;
}

addDecision("refuse", "Refuse it, saying why", "refused", refuseBody, (_ctx, _row, { reason }) => ({
  set: { decisionNote: reason },
}));

addDecision("withdraw", "Take one's own request back", "withdrawn", undefined, () => ({}));
