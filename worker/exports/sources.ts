import { getTableColumns } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { stallRuns } from "#db/schema/index.ts";
import type { Locale } from "../errors.ts";
import type { Reply, RequestContext } from "../http/endpoint.ts";
import { allReadSpecs, listRead, listReadIds } from "../http/readResource.ts";
import { list, listIds } from "../http/resourceRead.ts";
import { columnsOf, type Row, specOf } from "../http/resourceSpec.ts";
import type { Resource } from "../policy/roles.ts";
import { worklist } from "../resources/worklist/routes.ts";
import { listRuns } from "../stall/runRoutes.ts";
import { columnsFor, type ExportColumn } from "./columns.ts";
import { withFormAnswers } from "./formColumns.ts";
import { MORE_COLUMNS } from "./moreColumns.ts";
import { fieldWords } from "./words.ts";

export interface Question {
  filter: Record<string, unknown>;
  sort?: [string, "ASC" | "DESC"] | null;
}

/** A list that can be had as a file: it is read by the very handler that answers the list. */
export interface Source {
  /** Whose labels its columns have, and who may read it. */
  resource: Resource;
  columns: (locale: Locale) => ExportColumn[];
  /** Columns that an office made itself, as they were at an instant: a long file keeps its shape. */
  moreColumns?: (ctx: RequestContext, at: number) => Promise<ExportColumn[]>;
  ids: (ctx: RequestContext, most: number) => Promise<string[]>;
  list: (ctx: RequestContext) => Promise<Reply>;
  /** The row as its columns name it. */
  flat?: (row: Row) => Row;
}

const PAGE = 1_000;

/** The same request with another question: what the query string would have said. */
export function asking(ctx: RequestContext, { filter, sort }: Question, range?: [number, number]): RequestContext {
  const { view } = filter;
  const asked: Record<string, string | undefined> = {
    filter: JSON.stringify(filter),
    sort: sort ? JSON.stringify(sort) : undefined,
    range: range && JSON.stringify(range),
    view: typeof view === "string" ? view : undefined,
  };
  return { ...ctx, query: (name) => asked[name] };
}

/** Ids page by page, where a list has no reading of its own for them. */
async function pagedIds(list: Source["list"], ctx: RequestContext, most: number): Promise<string[]> {
  const ids = new Set<string>();
  for (let from = 0; from < most; from += PAGE) {
    const range = JSON.stringify([from, from + PAGE - 1]);
    const { body } = await list({ ...ctx, query: (name) => (name === "range" ? range : ctx.query(name)) });
    for (const row of body as Row[]) ids.add(String(row.id));
    if ((body as Row[]).length < PAGE) break;
  }
  return [...ids].slice(0, most);
}

const WORKLIST: Pick<ExportColumn, "field" | "kind" | "words" | "target">[] = [
  { field: "name", kind: "text" },
  { field: "villageCode", kind: "reference", target: "regions" },
  { field: "riskBand", kind: "enum", words: "riskBand" },
  { field: "reasons", kind: "text" },
  { field: "planStep", kind: "text" },
  { field: "dueOn", kind: "day" },
  { field: "windowEndsOn", kind: "day" },
  { field: "timing", kind: "enum", words: "followUpTiming" },
  { field: "daysLate", kind: "number" },
  { field: "assigneeId", kind: "text" },
  { field: "programId", kind: "text" },
  { field: "lastContactOn", kind: "day" },
];

const OWN_WAY: Record<string, Source> = {
  worklist: {
    resource: "follow-ups",
    columns: (locale) => {
      const words = { ...fieldWords(locale, "groups"), ...fieldWords(locale, "follow-ups") };
      return WORKLIST.map((column) => ({ ...column, heading: words[column.field] ?? column.field }));
    },
    ids: (ctx, most) => pagedIds(worklist, ctx, most),
    list: worklist,
    flat: (row) => ({
      ...row,
      ...(row.group as Row),
      id: row.id,
      assigneeId: row.assigneeName,
      programId: row.programName,
    }),
  },
  "stall-runs": {
    resource: "stall-runs",
    columns: (locale) => columnsFor("stall-runs", getTableColumns(stallRuns) as Record<string, SQLiteColumn>, locale),
    ids: (ctx, most) => pagedIds(listRuns, ctx, most),
    list: listRuns,
  },
};

/** The list of this name, if it can be had as a file. */
export function sourceOf(name: string): Source | undefined {
  if (Object.hasOwn(OWN_WAY, name)) return OWN_WAY[name];
  const read = allReadSpecs().find((one) => one.name === name);
  if (read) {
    const columns = { ...getTableColumns(read.table), ...read.joined?.columns } as Record<string, SQLiteColumn>;
    return {
      resource: read.name,
      columns: (locale) => columnsFor(name, columns, locale),
      ids: (ctx, most) => listReadIds(ctx, read, most),
      list: (ctx) => listRead(ctx, read),
    };
  }
  const spec = specOf(name as Resource);
  if (!spec || name === "exports" || (spec.only && !spec.only.includes("list"))) return undefined;
  return {
    resource: spec.name,
    columns: (locale) => columnsFor(name, { ...columnsOf(spec), ...spec.joined?.columns }, locale),
    moreColumns: MORE_COLUMNS[spec.name],
    ids: (ctx, most) => listIds(ctx, spec, most),
    list: (ctx) => list(ctx, spec),
    ...(spec.name === "follow-ups" && { flat: withFormAnswers }),
  };
}

/** Every column of a file of this list for this reader, those of its office's own making last. */
export async function columnsOfFile(ctx: RequestContext, source: Source, at: number): Promise<ExportColumn[]> {
  return [...source.columns(ctx.locale), ...((await source.moreColumns?.(ctx, at)) ?? [])];
}

/** Some rows by id, in that order, as the actor may read them now; those gone from its sight are left out. */
export async function readRows(
  ctx: RequestContext,
  source: Source,
  view: unknown,
  ids: readonly string[],
): Promise<Row[]> {
  if (ids.length === 0) return [];
  const filter = typeof view === "string" ? { view, id: ids } : { id: ids };
  const { body } = await source.list(asking(ctx, { filter }, [0, ids.length - 1]));
  const found = new Map((body as Row[]).map((row): [string, Row] => [String(row.id), source.flat?.(row) ?? row]));
  return ids.map((id) => found.get(id)).filter((row) => row !== undefined);
}
