import { inArray, sql } from "drizzle-orm";
import { groups } from "#db/schema/index.ts";
import type { Reads } from "../../context.ts";
import type { Reply, RequestContext } from "../../http/endpoint.ts";
import { like, parseListQuery } from "../../http/listQuery.ts";
import { presentRow } from "../../http/resourceRead.ts";
import type { ResourceSpec, Row } from "../../http/resourceSpec.ts";
import { branchOf, deletableBy, deletedRows, nameColumn } from "./deletable.ts";

interface Line {
  resource: string;
  id: string;
  deletedAt: number;
  deletedBy: string;
}

const DAYS = ["on", "date", "dueOn", "checkedOn", "receivedOn", "appliedOn", "startedOn", "requestedOn", "joinedOn"];
const MONEY = ["valueIdr", "amountIdr"];
const PARENTS = ["groupId", "personId", "equipmentId", "programId", "caseId"];

const given = (row: Row, fields: readonly string[]) =>
  fields.map((field) => row[field]).find((value) => value !== null && value !== undefined) ?? null;

/** A line of the bin: what the record is called and what tells it apart, masked as the record itself would be. */
function lineOf(ctx: RequestContext, spec: ResourceSpec, row: Row, line: Line): Row {
  const seen = presentRow(ctx, spec, row);
  const [name] = nameColumn(ctx.actor, spec) ?? [];
  return {
    id: line.id,
    resource: line.resource,
    version: row.version,
    label: name ? (seen[name] ?? null) : null,
    kind: seen.kind ?? seen.type ?? seen.source ?? null,
    on: given(seen, DAYS),
    valueIdr: given(seen, MONEY),
    ...Object.fromEntries(PARENTS.map((field) => [field, seen[field] ?? null])),
    deletedAt: line.deletedAt,
    deletedBy: line.deletedBy,
  };
}

/** `GET /api/recycle-bin`: what was deleted and can be brought back, of every kind, newest first. */
export async function listBin(ctx: RequestContext): Promise<Reply> {
  const specs = deletableBy(ctx.actor);
  const column = (name: string) => sql`${sql.identifier("b")}.${sql.identifier(name)}`;
  const query = parseListQuery(ctx, {
    // The columns of `groups` stand for their kinds: a text, an instant, an account.
    fields: {
      id: { column: groups.id, value: column("id") },
      resource: { column: groups.id, value: column("resource") },
      deletedBy: { column: groups.updatedBy, value: column("deletedBy") },
      deletedAt: { column: groups.deletedAt, value: column("deletedAt") },
    },
    virtual: {},
    search: (term) => like(column("name"), term),
    defaultSort: ["deletedAt", "DESC"],
  });
  const all = sql`(${sql.join(
    specs.map((spec) => branchOf(ctx, spec)),
    sql` UNION ALL `,
  )}) b`;
  const where = query.where ?? sql`1`;
  const [lines, [counted]] = (await ctx.read([
    ctx.db.all<Line>(sql`SELECT b.resource, b.id, b.deletedAt, b.deletedBy FROM ${all} WHERE ${where}
      ORDER BY ${sql.join(query.orderBy, sql`, `)} LIMIT ${query.to - query.from + 1} OFFSET ${query.from}`),
    ctx.db.all<{ n: number }>(sql`SELECT count(*) AS n FROM ${all} WHERE ${where}`),
  ] as unknown as Reads)) as unknown as [Line[], { n: number }[]];
  const rows = await rowsOf(ctx, specs, lines);
  const body = lines.flatMap((line) => {
    const found = rows.get(line.id);
    return found ? [lineOf(ctx, found.spec, found.row, line)] : [];
  });
  const range = lines.length > 0 ? `${query.from}-${query.from + lines.length - 1}` : "*";
  return {
    status: 200,
    body,
    headers: {
      "Content-Range": `recycle-bin ${range}/${counted?.n ?? 0}`,
      "Access-Control-Expose-Headers": "Content-Range",
    },
  };
}

async function rowsOf(ctx: RequestContext, specs: ResourceSpec[], lines: Line[]) {
  const wanted = specs.flatMap((spec) => {
    const ids = lines.flatMap(({ resource, id }) => (resource === spec.name ? [id] : []));
    return ids.length > 0 ? [{ spec, query: deletedRows(ctx, spec, inArray(spec.table.id, ids)) }] : [];
  });
  const [first, ...rest] = wanted.map(({ query }) => query);
  const found = first ? ((await ctx.read([first, ...rest])) as Row[][]) : [];
  return new Map(
    wanted.flatMap(({ spec }, at) => (found[at] ?? []).map((row) => [String(row.id), { spec, row }] as const)),
  );
}
