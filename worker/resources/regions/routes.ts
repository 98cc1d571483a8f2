import { and, count, eq, gte, inArray, lt, type SQL, sql } from "drizzle-orm";
import { Hono } from "hono";
import type { REGION_LEVELS } from "#db/constants.ts";
import { regions } from "#db/schema/index.ts";
import { notFound } from "../../errors.ts";
import { endpoint, type RequestContext } from "../../http/endpoint.ts";
import { parseListQuery } from "../../http/listQuery.ts";

const shown = {
  id: regions.code,
  code: regions.code,
  name: regions.name,
  parentCode: regions.parentCode,
  level: regions.level,
};

/** Lower case, no marks, single spaces: as `searchName` is stored. */
function searchForm(term: string): string {
  return term.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
}

function nameStarts(term: string): SQL {
  const form = searchForm(term);
  const literal = form.replaceAll(/[\\%_]/g, (char) => `\\${char}`);
  return sql`(${regions.searchName} LIKE ${`%${literal}%`} ESCAPE '\\' OR ${regions.code} = ${term})`;
}

async function list(ctx: RequestContext) {
  const query = parseListQuery(ctx, {
    fields: {
      id: { column: regions.code, value: regions.code },
      code: { column: regions.code, value: regions.code },
      name: { column: regions.name, value: regions.name },
      parentCode: { column: regions.parentCode, value: regions.parentCode },
      level: { column: regions.level, value: regions.level },
    },
    virtual: {
      within: (value) =>
        typeof value === "string" ? and(gte(regions.code, value), lt(regions.code, `${value}/`)) : undefined,
    },
    search: nameStarts,
    defaultSort: ["code", "ASC"],
  });
  const page = ctx.db
    .select(shown)
    .from(regions)
    .where(query.where)
    .orderBy(...query.orderBy)
    .limit(query.to - query.from + 1)
    .offset(query.from);
  const [rows, [total]] = await ctx.read([page, ctx.db.select({ n: count() }).from(regions).where(query.where)]);
  const range = rows.length > 0 ? `${query.from}-${query.from + rows.length - 1}` : "*";
  return {
    status: 200,
    body: await withPath(ctx, rows),
    headers: { "Content-Range": `regions ${range}/${total?.n ?? 0}` },
  };
}

type Shown = {
  id: string;
  code: string;
  name: string;
  parentCode: string | null;
  level: (typeof REGION_LEVELS)[number];
};

/** Adds the names above each region: "Sawojajar, Kedungkandang, Kota Malang, Jawa Timur". */
async function withPath(ctx: RequestContext, rows: Shown[]) {
  const above = [...new Set(rows.flatMap(({ code }) => ancestors(code)))];
  const parents = above.length
    ? await ctx.db.select({ code: regions.code, name: regions.name }).from(regions).where(inArray(regions.code, above))
    : [];
  const names = new Map(parents.map(({ code, name }) => [code, name]));
  return rows.map((row) => ({
    ...row,
    path: [
      row.name,
      ...ancestors(row.code)
        .reverse()
        .map((code) => names.get(code) ?? code),
    ].join(", "),
  }));
}

const ancestors = (code: string) =>
  code
    .split(".")
    .slice(0, -1)
    .map((_, i, parts) => parts.slice(0, i + 1).join("."));

export const regionRoutes = new Hono().get("/", endpoint({ resource: "regions", action: "read" }, list)).get(
  "/:id",
  endpoint({ resource: "regions", action: "read" }, async (ctx) => {
    const [rows] = await ctx.read([
      ctx.db
        .select(shown)
        .from(regions)
        .where(eq(regions.code, ctx.param("id"))),
    ]);
    const [row] = await withPath(ctx, rows);
    if (!row) throw notFound();
    return { status: 200, body: row };
  }),
);
