import { and, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import { lookStatements } from "../access/look.ts";
import { invalid, malformed } from "../errors.ts";
import { writeBatch } from "../http/commit.ts";
import type { Reply, RequestContext } from "../http/endpoint.ts";
import { faultsOf } from "../http/faults.ts";
import { parseJson } from "../http/openRequest.ts";
import { presentRow, reach, selectRows } from "../http/resourceRead.ts";
import type { Row } from "../http/resourceSpec.ts";
import { setAside, twoLivingCases } from "./clashes.ts";
import { compareFields } from "./fields.ts";
import { openPairs, surestFirst } from "./pairs.ts";
import type { Entity } from "./pointers.ts";
import { readPair, specFor } from "./read.ts";

const MOST = 100;
const entity = z.enum(["people", "groups"]);
const asked = z.strictObject({
  filter: z.strictObject({ entity: entity.default("people"), acrossPrograms: z.boolean().default(false) }),
  range: z.tuple([z.int().min(0), z.int().min(0)]),
});

function question(ctx: RequestContext) {
  const json = (name: string, otherwise: unknown) => {
    const text = ctx.query(name);
    return text === undefined ? otherwise : parseJson(text);
  };
  const parsed = asked.safeParse({ filter: json("filter", {}), range: json("range", [0, 24]) });
  if (!parsed.success) {
    throw malformed(
      { id: "filter atau range tidak sah.", en: "filter or range is not valid." },
      faultsOf(parsed.error),
    );
  }
  const [from, to] = parsed.data.range;
  if (to < from || to - from >= MOST) {
    throw malformed({ id: `Paling banyak ${MOST} pasangan.`, en: `At most ${MOST} pairs.` });
  }
  return { ...parsed.data.filter, from, to };
}

interface Pair {
  firstId: string;
  secondId: string;
  why: string;
}

/** GET /api/duplicates: pairs that may be one and that nobody has looked at, inside one's own organisation. */
export async function listDuplicates(ctx: RequestContext): Promise<Reply> {
  const { entity, acrossPrograms, from, to } = question(ctx);
  const pairs = openPairs(entity, ctx.actor.organizationId, acrossPrograms);
  await ctx.verify();
  const [page, [counted]] = (await Promise.all([
    ctx.db.all(sql`${pairs} ${surestFirst} LIMIT ${to - from + 1} OFFSET ${from}`),
    ctx.db.all(sql`SELECT count(*) AS n FROM (${pairs})`),
  ])) as [Pair[], { n: number }[]];
  const spec = specFor(entity);
  const ids = [...new Set(page.flatMap(({ firstId, secondId }) => [firstId, secondId]))];
  const rows = (ids.length > 0
    ? await selectRows(ctx, spec, and(inArray(spec.table.id, ids), reach(ctx, spec, "read")))
    : []) as unknown as Row[];
  const byId = new Map(rows.map((row) => [String(row.id), row]));
  const body = page.flatMap(({ firstId, secondId, why }) => {
    const [first, second] = [byId.get(firstId), byId.get(secondId)];
    if (!first || !second) return [];
    return [
      {
        id: `${firstId}.${secondId}`,
        entity,
        firstId,
        secondId,
        keys: why.split(","),
        mergeable: entity === "people" || first.programId === second.programId,
        same: compareFields(entity, first, second),
        first: presentRow(ctx, spec, first),
        second: presentRow(ctx, spec, second),
      },
    ];
  });
  const shown = page.length > 0 ? `${from}-${from + page.length - 1}` : "*";
  return {
    status: 200,
    body,
    headers: {
      "Content-Range": `duplicates ${shown}/${counted?.n ?? 0}`,
      "Access-Control-Expose-Headers": "Content-Range",
    },
  };
}

/** Side by side it shows whose numbers are the same: a look at both. */
async function logComparison(ctx: RequestContext, ids: readonly string[]): Promise<void> {
  const reason = ctx.locale === "en" ? "Compared as possible duplicates" : "Dibandingkan sebagai dugaan ganda";
  await writeBatch(
    ctx,
    ids.flatMap((entityId) => lookStatements(ctx, { entity: "people", entityId, field: "nik, phone", reason })),
  );
}

/** GET /api/duplicates/compare: two records side by side, and what hangs on each. */
export async function compare(ctx: RequestContext): Promise<Reply> {
  const found = z
    .object({ entity, firstId: z.string().min(1), secondId: z.string().min(1) })
    .safeParse({ entity: ctx.query("entity"), firstId: ctx.query("firstId"), secondId: ctx.query("secondId") });
  if (!found.success) throw invalid(faultsOf(found.error));
  const { entity: kind, firstId, secondId } = found.data;
  const { first, second, hanging } = await readPair(ctx, kind, firstId, secondId);
  if (kind === "people") await logComparison(ctx, [firstId, secondId]);
  const spec = specFor(kind);
  const living = (rows: readonly Row[]) => rows.filter(({ deletedAt }) => deletedAt === null).length;
  const counts = new Map<string, { resource: string; first: number; second: number; both: number }>();
  for (const { pointer, first: here, second: there } of hanging) {
    const sum = counts.get(pointer.resource) ?? { resource: pointer.resource, first: 0, second: 0, both: 0 };
    // A file hangs on its group by two columns: it is one file.
    if (pointer.resource !== "attachments" || sum.first + sum.second === 0) {
      sum.first += living(here);
      sum.second += living(there);
      sum.both += setAside(kind, pointer, here, there).length;
    }
    counts.set(pointer.resource, sum);
  }
  const cases = hanging.find(({ pointer }) => pointer.resource === "cases");
  const obstacles = [
    ...(kind === "groups" && first.programId !== second.programId ? ["two_programmes"] : []),
    ...(cases && twoLivingCases(cases.first, cases.second) ? ["two_cases"] : []),
  ];
  return {
    status: 200,
    body: {
      entity: kind,
      first: presentRow(ctx, spec, first),
      second: presentRow(ctx, spec, second),
      same: compareFields(kind as Entity, first, second),
      counts: [...counts.values()].filter((one) => one.first + one.second > 0),
      obstacles,
    },
  };
}
