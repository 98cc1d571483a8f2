import { inArray } from "drizzle-orm";
import { Hono } from "hono";
import { z } from "zod";
import { dayAt } from "#db/constants.ts";
import { newId } from "#db/ids.ts";
import { people } from "#db/schema/index.ts";
import type { Locale } from "../errors.ts";
import { localTime } from "../exports/cells.ts";
import { fieldWords } from "../exports/words.ts";
import { commit } from "../http/commit.ts";
import { endpoint, type RequestContext } from "../http/endpoint.ts";
import { parseOrThrow } from "../http/faults.ts";
import { decryptField } from "../http/fieldCrypto.ts";
import { countAttempt } from "../http/limits.ts";
import { line } from "../http/shape.ts";
import { readsPersonal } from "../policy/fields.ts";
import { type Affected, affectedQuery, assertDays, type Breach, MOST_AFFECTED, otherRecordsQuery } from "./affected.ts";
import { csvOf } from "./csv.ts";
import { lookStatements } from "./look.ts";

const PER_HOUR = 10;
const HOUR = 3_600_000;
const AT_ONCE = 500;

const shape = {
  from: z.string(),
  to: z.string(),
  userId: z.string().max(60).optional(),
  entity: z.string().max(60).optional(),
};
const fileBody = z.strictObject({ ...shape, reason: line(500) });

async function findAffected(ctx: RequestContext, breach: Breach): Promise<Affected[]> {
  assertDays(breach);
  await ctx.verify();
  return ctx.db.all<Affected>(affectedQuery(ctx, breach));
}

/** GET /api/access-log/affected: whom a breach of these days, this account, this kind of record touches. */
async function listAffected(ctx: RequestContext) {
  const today = dayAt(ctx.now, ctx.actor.jurisdiction);
  const breach: Breach = {
    ...{ from: ctx.query("from") ?? today, to: ctx.query("to") ?? today },
    ...{ userId: ctx.query("userId"), entity: ctx.query("entity") },
  };
  const found = await findAffected(ctx, breach);
  const others = await ctx.db.all(otherRecordsQuery(ctx, breach));
  return { status: 200, body: { people: found, others, more: found.length === MOST_AFFECTED } };
}

/** Phone numbers, so that people can be told; none to a reader who sees no personal value. */
async function phonesOf(ctx: RequestContext, ids: readonly string[]): Promise<Map<string, string>> {
  const phones = new Map<string, string>();
  if (!readsPersonal(ctx.actor)) return phones;
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const rows = await ctx.db
      .select({ id: people.id, phone: people.phone })
      .from(people)
      .where(inArray(people.id, ids.slice(at, at + AT_ONCE)));
    for (const { id, phone } of rows) {
      if (phone) phones.set(id, await decryptField(ctx.env, { table: "people", column: "phone", id }, phone));
    }
  }
  return phones;
}

const WORDS = {
  id: {
    mark: "Daftar orang terdampak",
    made: "Dibuat oleh",
    at: "pada",
    why: "Keperluan",
    period: "Periode",
    everything: "semua isian",
    head: ["Id", "Nama", "Telepon", "Kode wilayah", "Pertama dilihat", "Terakhir dilihat", "Kali", "Data yang dilihat"],
  },
  en: {
    mark: "List of affected people",
    made: "Made by",
    at: "on",
    why: "Purpose",
    period: "Period",
    everything: "everything",
    head: ["Id", "Name", "Phone", "Region code", "First seen", "Last seen", "Times", "Data seen"],
  },
} as const;

/** `name, nik,nik` of several looks → each field once, in words. */
function seenFields(fields: string, locale: Locale): string {
  const words = fieldWords(locale, "people");
  const each = new Set(fields.split(/,\s*/).filter(Boolean));
  return [...each].map((field) => (field === "*" ? WORDS[locale].everything : (words[field] ?? field))).join(", ");
}

/** POST /api/access-log/affected/file: the same as CSV with who made it, when and why above it; itself a look, and logged. */
async function affectedFile(ctx: RequestContext): Promise<Response> {
  const { reason, ...breach } = parseOrThrow(fileBody, await ctx.json());
  const found = await findAffected(ctx, breach);
  await countAttempt(ctx.db, `affected|${ctx.actor.userId}`, PER_HOUR, HOUR, ctx.now);
  const ids = found.map(({ personId }) => personId);
  const phones = await phonesOf(ctx, ids);
  const { actor, locale, now } = ctx;
  const fileId = newId("exp", now);
  const opens = readsPersonal(actor) && ids.length > 0;
  await commit(
    ctx,
    {
      statements: opens
        ? lookStatements(ctx, { entity: "people", entityId: fileId, field: "name, phone", reason, seen: ids })
        : [],
      audit: [
        {
          ...{ action: "export", entity: "access-log", entityId: fileId, organizationId: actor.organizationId, reason },
          after: { from: breach.from, to: breach.to, rows: ids.length },
        },
      ],
    },
    { status: 200 },
  );
  const words = WORDS[locale];
  const time = (at: number) => localTime(at, actor.jurisdiction);
  const rows = found.map((one) => [
    ...[one.personId, one.name, phones.get(one.personId) ?? null, one.villageCode],
    ...[time(one.firstAt), time(one.lastAt), one.looks, seenFields(one.fields, locale)],
  ]);
  const text = csvOf([
    [words.mark, fileId],
    [words.period, `${breach.from} – ${breach.to}`],
    [words.made, `${actor.name}, ${actor.organizationName}, ${words.at} ${time(now)}`],
    [words.why, reason],
    [],
    words.head,
    ...rows,
  ]);
  return new Response(text as never, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="terdampak-${breach.from}-${breach.to}.csv"`,
      "Cache-Control": "no-store",
    },
  }) as never;
}

export const affectedRoutes = new Hono()
  .get(
    "/affected",
    endpoint({ resource: "access-log", action: "read" }, listAffected, {
      summary: "Whom a breach touches: everybody whose data was looked at in a period, by an account, of a kind",
      query: {
        from: "First day, YYYY-MM-DD; today if left out",
        to: "Last day",
        userId: "Looks of one account",
        entity: "Looks at one kind of record",
      },
    }),
  )
  .post(
    "/affected/file",
    endpoint({ resource: "access-log", action: "read" }, affectedFile, {
      ...{ idempotent: false, body: fileBody },
      summary: "The same as CSV, with phone numbers to tell them by, marked with who made it, when and why; logged",
    }),
  );
