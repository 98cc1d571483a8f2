import {
  type AnyColumn,
  and,
  asc,
  desc,
  eq,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  ne,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { malformed } from "../errors.ts";
import type { RequestContext } from "./endpoint.ts";
import { parseJson } from "./openRequest.ts";
import { type FieldKind, kindOf } from "./shape.ts";

const MAX_RANGE = 1_000;
const MAX_LIST = 1_000;
const MAX_TERM = 100;
const DEFAULT_PAGE = 25;
const PERSONAL_DIGITS = /\d(?:[\s.-]?\d){7,}/;

/** A column a caller may filter and sort by; `value` is the expression it reads (a personal one only inside the owner). */
export interface ListField {
  column: AnyColumn;
  value: SQL | SQLiteColumn;
}
export interface ListDialect {
  fields: Record<string, ListField>;
  /** Filters that are no column: a named condition over a value. */
  virtual: Record<string, (value: unknown) => SQL | undefined>;
  search: (term: string) => SQL | undefined;
  defaultSort: [string, "ASC" | "DESC"];
}
export interface ListQuery {
  where: SQL | undefined;
  orderBy: SQL[];
  /** Fields used, so that joins nobody needs can be left out of the count. */
  used: string[];
  from: number;
  to: number;
}

/** 400 for a filter whose value does not fit, in both languages. */
export const badValue = (field: string, id: string, en: string) =>
  malformed({ id: `${field}: ${id}`, en: `${field}: ${en}` }, { [field]: { id, en } });
const unknownField = (field: string) =>
  badValue(field, "kolom ini tidak dikenal atau tidak terbaca", "no such field, or not readable");

const OPERATORS: Record<string, (value: SQL | SQLiteColumn, to: unknown) => SQL> = {
  gte: (value, to) => gte(value as SQLiteColumn, to),
  lte: (value, to) => lte(value as SQLiteColumn, to),
  gt: (value, to) => gt(value as SQLiteColumn, to),
  lt: (value, to) => lt(value as SQLiteColumn, to),
  neq: (value, to) => sql`(${value} IS NULL OR ${ne(value as SQLiteColumn, to)})`,
};

/** A filter value as its column is compared with; 400 where it is of another kind. */
export function typedValue(name: string, kind: FieldKind, value: unknown): unknown {
  if (kind === "bool") {
    if (typeof value === "boolean") return value ? 1 : 0;
    throw badValue(name, "harus true atau false", "must be true or false");
  }
  if (kind === "int" || kind === "real" || kind === "instant") {
    if (typeof value === "number" && Number.isFinite(value)) return value;
    throw badValue(name, "harus angka", "must be a number");
  }
  if (typeof value === "string" && value.length <= 2_000) return value;
  throw badValue(name, "harus teks", "must be text");
}

function condition(dialect: ListDialect, key: string, value: unknown, used: string[]): SQL | undefined {
  if (Object.hasOwn(dialect.virtual, key)) {
    const found = dialect.virtual[key]?.(value);
    if (!found) throw badValue(key, "nilai tidak dikenal", "no such value");
    return found;
  }
  const match = /^(.+?)_(gte|lte|gt|lt|neq|isnull)$/.exec(key);
  const name = Object.hasOwn(dialect.fields, key) ? key : (match?.[1] ?? key);
  const field = Object.hasOwn(dialect.fields, name) ? dialect.fields[name] : undefined;
  if (!field) throw unknownField(key);
  const kind = kindOf(name, field.column);
  if (kind === "json") throw unknownField(key);
  used.push(name);
  const operator = name === key ? undefined : match?.[2];
  if (operator === "isnull") {
    if (typeof value !== "boolean") throw badValue(key, "harus true atau false", "must be true or false");
    return value ? isNull(field.value as SQLiteColumn) : isNotNull(field.value as SQLiteColumn);
  }
  if (operator) return OPERATORS[operator]?.(field.value, typedValue(key, kind, value));
  if (value === null) return isNull(field.value as SQLiteColumn);
  if (!Array.isArray(value)) return eq(field.value as SQLiteColumn, typedValue(key, kind, value));
  if (value.length > MAX_LIST) throw badValue(key, `paling banyak ${MAX_LIST} nilai`, `at most ${MAX_LIST} values`);
  if (value.length === 0) return sql`0`;
  return inArray(
    field.value as SQLiteColumn,
    value.map((one) => typedValue(key, kind, one)),
  );
}

function searchTerm(value: unknown): string {
  if (typeof value !== "string") throw badValue("q", "harus teks", "must be text");
  if (value.length > MAX_TERM)
    throw badValue("q", `paling panjang ${MAX_TERM} karakter`, `at most ${MAX_TERM} characters`);
  refuseDigits("q", value);
  return value.trim();
}

/** A number of a person has no business in an address, where it is logged along the way. */
export function refuseDigits(field: string, value: unknown): void {
  if (typeof value !== "string" || !PERSONAL_DIGITS.test(value)) return;
  throw badValue(
    field,
    "nomor pribadi tidak boleh di alamat; pakai Penelusuran",
    "personal numbers stay out of addresses; use the search page",
  );
}

/** LIKE with everything literal: `%`, `_` and `\` match themselves. */
export function like(column: SQL | AnyColumn, term: string): SQL {
  const literal = term.replaceAll(/[\\%_]/g, (char) => `\\${char}`);
  return sql`${column} LIKE ${`%${literal}%`} ESCAPE '\\'`;
}

function parsed(ctx: Pick<RequestContext, "query">, name: string): unknown {
  const raw = ctx.query(name);
  if (raw === undefined) return undefined;
  if (raw.length > 20_000) throw badValue(name, "terlalu panjang", "too long");
  try {
    return parseJson(raw);
  } catch {
    throw badValue(name, "bukan JSON yang sah", "not valid JSON");
  }
}

/** First and last row asked for, from 0; without a word the first `page`. */
export function rangeOf(ctx: Pick<RequestContext, "query">, page = DEFAULT_PAGE): [number, number] {
  const range = parsed(ctx, "range") ?? [0, page - 1];
  if (
    !Array.isArray(range) ||
    range.length !== 2 ||
    !range.every((n) => Number.isSafeInteger(n) && n >= 0) ||
    range[1] < range[0]
  ) {
    throw badValue("range", "harus [awal, akhir]", "must be [first, last]");
  }
  if (range[1] - range[0] >= MAX_RANGE)
    throw badValue("range", `paling banyak ${MAX_RANGE} baris`, `at most ${MAX_RANGE} rows`);
  return range as [number, number];
}

function orderOf(ctx: RequestContext, dialect: ListDialect, used: string[]): SQL[] {
  const sort = parsed(ctx, "sort") ?? dialect.defaultSort;
  if (
    !Array.isArray(sort) ||
    sort.length !== 2 ||
    typeof sort[0] !== "string" ||
    typeof sort[1] !== "string" ||
    !/^(asc|desc)$/i.test(sort[1])
  ) {
    throw badValue("sort", 'harus ["kolom","ASC"|"DESC"]', 'must be ["field","ASC"|"DESC"]');
  }
  const field = Object.hasOwn(dialect.fields, sort[0]) ? dialect.fields[sort[0]] : undefined;
  if (!field || field.column.dataType === "json") throw unknownField(sort[0]);
  used.push(sort[0]);
  const direction = sort[1].toUpperCase() === "DESC" ? desc : asc;
  const id = dialect.fields.id;
  return sort[0] === "id" || !id ? [direction(field.value)] : [direction(field.value), direction(id.value)];
}

/** A filter object → WHERE, over readable fields only; anything else is 400 and named. */
export function parseFilter(dialect: ListDialect, filter: object): Pick<ListQuery, "where" | "used"> {
  const used: string[] = [];
  const conditions: (SQL | undefined)[] = [];
  for (const [key, value] of Object.entries(filter)) {
    if (key === "q") {
      const term = searchTerm(value);
      if (term !== "") conditions.push(dialect.search(term) ?? sql`0`);
    } else conditions.push(condition(dialect, key, value, used));
  }
  return { where: and(...conditions), used };
}

/** Query string → WHERE, ORDER BY and range. */
export function parseListQuery(ctx: RequestContext, dialect: ListDialect): ListQuery {
  const filter = parsed(ctx, "filter") ?? {};
  if (typeof filter !== "object" || filter === null || Array.isArray(filter))
    throw badValue("filter", "harus objek", "must be an object");
  const { where, used } = parseFilter(dialect, filter);
  const [from, to] = rangeOf(ctx);
  return { where, orderBy: orderOf(ctx, dialect, used), used, from, to };
}

/** Any of several columns contains the term. */
export const anyLike = (columns: (SQL | AnyColumn)[], term: string): SQL | undefined =>
  or(...columns.map((one) => like(one, term)));
