import { getTableColumns, type SQL } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import { z } from "zod";
import type { IdPrefix } from "#db/ids.ts";
import type { groups, programs } from "#db/schema/index.ts";
import type { Reads, UserActor } from "../context.ts";
import type { Resource } from "../policy/roles.ts";
import type { Placement } from "../policy/scope.ts";
import type { Touched } from "../stall/reevaluate.ts";
import type { EventDraft, Statement } from "./commit.ts";
import type { RequestContext } from "./endpoint.ts";
import { bodySchemas } from "./shape.ts";

export type Row = Record<string, unknown>;

export type GroupRow = typeof groups.$inferSelect;

export type ProgramRow = typeof programs.$inferSelect;

type OwnedTable = SQLiteTable & Record<"id" | "organizationId" | "version" | "deletedAt", SQLiteColumn>;

/** What the database knows of the records a body refers to. */
export interface References {
  group?: GroupRow;
  program?: ProgramRow;
  /** Every other referred record, by field. */
  byField: Record<string, Row>;
  /** What the resource's own `reads` found, by name. */
  rows: Record<string, Row[]>;
}

export interface ProgramTouch {
  programId: string;
  organizationId: string;
}

/** A group whose facts a change can move (with its owner where known: that saves a read), or a whole programme. */
export type Touch = string | Touched | ProgramTouch;

export interface Extras {
  /** Columns the server sets on top of the body. */
  set?: Row;
  /** Rows that the record itself refers to: written before it. */
  first?: Statement[];
  statements?: Statement[];
  events?: EventDraft[];
  /** Groups whose facts this change can move: the rules look at them again in the same batch. */
  touched?: readonly Touch[];
}

export interface Writing {
  id: string;
  before: Row | undefined;
  /** The row as it will be (body and server columns). */
  after: Row;
  refs: References;
}

export interface ResourceSpec {
  name: Resource;
  table: OwnedTable;
  prefix: IdPrefix;
  placement: Placement;
  /** Never leaves the server, never comes in. */
  hidden?: readonly string[];
  /** Kept encrypted: readable where `present` says how, never compared, sorted or searched. */
  sealed?: readonly string[];
  /** Comes from the server only. */
  readOnly?: readonly string[];
  /** Columns beyond NOT NULL ones that creation needs. */
  required?: readonly string[];
  /** NOT NULL columns that the server fills when the body leaves them out. */
  optional?: readonly string[];
  /** Fixed once made. */
  fixed?: readonly string[];
  shapes?: Record<string, z.ZodType>;
  search?: (actor: UserActor, term: string) => SQL | undefined;
  searchColumns?: readonly string[];
  /** Derived columns read beside the row. */
  joined?: { table: SQLiteTable; on: SQL; columns: Record<string, SQLiteColumn> };
  virtual?: (ctx: RequestContext) => Record<string, (value: unknown) => SQL | undefined>;
  defaultSort?: [string, "ASC" | "DESC"];
  /** Body fields that name another record, which must be readable to the writer. */
  references?: Record<string, Resource>;
  /** Whose row a new one hangs on: the writer must be allowed to write there. */
  parent?: "group" | "program";
  /** What a new record's body starts with before it is checked. */
  complete?: (ctx: RequestContext, body: Row) => Promise<Row>;
  /** Checks and server columns before anything is written; throws 422. */
  prepare?: (ctx: RequestContext, writing: Writing) => Promise<Extras> | Extras;
  beforeDelete?: (ctx: RequestContext, row: Row) => Promise<Extras> | Extras;
  /** What else comes back with a record from the recycle bin; throws where it cannot. */
  beforeRestore?: (ctx: RequestContext, row: Row) => Promise<Extras> | Extras;
  /** Further reads that `prepare` needs, in the one read batch; the results arrive as refs.rows[name]. */
  reads?: (ctx: RequestContext, body: Row, id: string) => Record<string, Reads[number]>;
  present?: (ctx: RequestContext, row: Row) => Row;
  /** Each of its versions is kept, to look back and to go back. */
  versioned?: boolean;
  only?: readonly ("list" | "get" | "create" | "update" | "delete")[];
}

export const SERVER_COLUMNS = [
  "organizationId",
  "version",
  "createdAt",
  "createdBy",
  "updatedAt",
  "updatedBy",
  "deletedAt",
];

/** Values of the office's own fields, by code; what each must be is said by its definition. */
const CUSTOM_SHAPES = { custom: z.record(z.string(), z.json()), customPersonal: z.record(z.string(), z.json()) };

export const registry = new Map<Resource, ResourceSpec>();

export const specOf = (name: Resource): ResourceSpec | undefined => registry.get(name);

export const allSpecs = (): ResourceSpec[] => [...registry.values()];

/** Body schemas of a resource: what validates is what the OpenAPI page shows. */
export function schemasOf(spec: ResourceSpec) {
  const closed = [...SERVER_COLUMNS, "id", ...(spec.hidden ?? []), ...(spec.readOnly ?? [])];
  return bodySchemas(spec.table, closed, { ...CUSTOM_SHAPES, ...spec.shapes }, spec.required, spec.optional);
}

export function columnsOf(spec: ResourceSpec): Record<string, SQLiteColumn> {
  const all = getTableColumns(spec.table) as Record<string, SQLiteColumn>;
  return Object.fromEntries(Object.entries(all).filter(([name]) => !spec.hidden?.includes(name)));
}
