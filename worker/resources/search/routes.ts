import { and, asc, eq, isNull, or, type SQL, sql } from "drizzle-orm";
import { Hono } from "hono";
import { z } from "zod";
import { groups, people } from "#db/schema/index.ts";
import { lookStatements } from "../../access/look.ts";
import { type Statement, writeBatch } from "../../http/commit.ts";
import { endpoint, type Reply, type RequestContext } from "../../http/endpoint.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { countAttempt } from "../../http/limits.ts";
import { like } from "../../http/listQuery.ts";
import { presentRow, reach } from "../../http/resourceRead.ts";
import type { Row } from "../../http/resourceSpec.ts";
import { groupKey, personKey } from "../../names.ts";
import { readNik, readPhone } from "../../people/readNumbers.ts";
import { nikIndexOf, phoneIndexOf } from "../../people/sealPerson.ts";
import { can } from "../../policy/can.ts";
import { isOpen } from "../../policy/closed.ts";
import { readsPersonal } from "../../policy/fields.ts";
import { peopleResource } from "../people/routes.ts";
import {
  type FoundGroup,
  type FoundMachine,
  type FoundMembership,
  groupsQuery,
  helpQuery,
  machinesQuery,
  membershipsQuery,
  presentGroup,
} from "./received.ts";

const LIMIT = 20;
const PER_MINUTE = 60;
const MINUTE = 60_000;
const MANY_DIGITS = 8;

export const searchBody = z.strictObject({ q: z.string().trim().min(2).max(100) });

/** Whether a term is a number of a person rather than a name. */
const isNumber = (q: string): boolean => q.replace(/\D/g, "").length >= MANY_DIGITS && !/\p{L}/u.test(q);

/** Which people a term means: a whole NIK or phone number, else part of a name. */
async function meaning(ctx: RequestContext, q: string): Promise<SQL> {
  if (!isNumber(q)) {
    const key = personKey(q);
    return key === "" ? sql`0` : like(people.nameKey, key);
  }
  const [nik, phone] = [readNik(q), readPhone(q)];
  const byNik = "value" in nik ? eq(people.nikIndex, await nikIndexOf(ctx.env, nik.value)) : undefined;
  const byPhone = "value" in phone ? eq(people.phoneIndex, await phoneIndexOf(ctx.env, phone.value)) : undefined;
  return or(byNik, byPhone) ?? sql`0`;
}

/** Names and numbers of people are looked up in one's own organisation only. */
async function peopleQuery(ctx: RequestContext, q: string) {
  const may = can(ctx.actor, "people", "read") && readsPersonal(ctx.actor);
  const query = ctx.db
    .select()
    .from(people)
    .where(
      may
        ? and(
            eq(people.organizationId, ctx.actor.organizationId),
            isNull(people.deletedAt),
            await meaning(ctx, q),
            reach(ctx, peopleResource.spec, "read"),
          )
        : sql`0`,
    )
    .orderBy(asc(people.nameKey), asc(people.id))
    .limit(LIMIT + 1);
  return { query };
}

function namedGroups(ctx: RequestContext, q: string) {
  const key = groupKey(q);
  const own = readsPersonal(ctx.actor)
    ? sql`(${groups.organizationId} = ${ctx.actor.organizationId} AND ${isOpen(ctx.actor, groups.id)})`
    : sql`0`;
  const open = sql`(${groups.kind} = 'group' OR ${own})`;
  return groupsQuery(ctx, key === "" ? sql`0` : and(open, like(groups.nameKey, key)), LIMIT + 1);
}

const machine = ({ holderGroupId: _, holderPersonId: __, ...shown }: FoundMachine) => shown;

/** Who is found by a number is known by it from then on: a look at that number, which itself is not kept. */
function numberLooks(ctx: RequestContext, q: string, found: readonly { id: string }[]): Statement[] {
  const field = "value" in readNik(q) ? "nik" : "phone";
  const reason = ctx.locale === "en" ? "Searched by the whole number" : "Penelusuran dengan nomor lengkap";
  return found.flatMap(({ id }) => lookStatements(ctx, { entity: "people", entityId: id, field, reason }));
}

async function search(ctx: RequestContext): Promise<Reply> {
  const { q } = parseOrThrow(searchBody, await ctx.json());
  await ctx.verify();
  await countAttempt(ctx.db, `search|${ctx.actor.userId}`, PER_MINUTE, MINUTE, ctx.now);
  const { query } = await peopleQuery(ctx, q);
  const found = await ctx.read([query, namedGroups(ctx, q)]);
  const persons = found[0].slice(0, LIMIT);
  const named: FoundGroup[] = found[1].slice(0, LIMIT);
  if (isNumber(q)) await writeBatch(ctx, numberLooks(ctx, q, persons));
  const personIds = persons.map(({ id }) => id);
  const groupIds = named.map(({ id }) => id);
  const [joined, machines, help] = await ctx.read([
    membershipsQuery(ctx, personIds),
    machinesQuery(ctx, personIds, groupIds),
    helpQuery(ctx, groupIds),
  ]);
  return {
    status: 200,
    body: {
      people: persons.map((row: Row) => ({
        ...presentRow(ctx, peopleResource.spec, row),
        memberships: joined.filter(({ personId }) => personId === row.id).map((one) => presentMembership(ctx, one)),
        equipment: machines.filter(({ holderPersonId }) => holderPersonId === row.id).map(machine),
      })),
      groups: named.map((row) => ({
        ...presentGroup(ctx, row),
        equipment: machines.filter(({ holderGroupId }) => holderGroupId === row.id).map(machine),
        ...help.find(({ id }) => id === row.id),
      })),
      more: found[0].length > LIMIT || found[1].length > LIMIT,
    },
  };
}

function presentMembership(ctx: RequestContext, row: FoundMembership) {
  const { membershipId: id, role, joinedOn, leftOn } = row;
  return { id, role, joinedOn, leftOn, group: presentGroup(ctx, row) };
}

/** People and groups by name, phone or NIK, with what each received, across programmes. */
export const searchRoutes = new Hono().post(
  "/",
  endpoint({ resource: "groups", action: "read" }, search, {
    idempotent: false,
    body: searchBody,
    summary: "People and groups by name, phone or NIK, with what they received",
  }),
);
