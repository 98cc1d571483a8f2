import { eq, gt, gte, inArray, isNotNull, isNull, lt, lte, ne, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { computedFacts, groupStatus, groups } from "#db/schema/index.ts";
import type { RequestContext } from "../../http/endpoint.ts";
import { badValue, type ListDialect, type ListField, typedValue } from "../../http/listQuery.ts";
import type { ResourceSpec } from "../../http/resourceSpec.ts";
import { can } from "../../policy/can.ts";
import type { Fact } from "../facts.ts";
import { computedFactsQuery, vocabularyFrom } from "../vocabularies.ts";

const MAX_VALUES = 200;
const RANGES = { gte, lte, gt, lt };

type Further = Pick<ListDialect, "fields" | "virtual">;

/** A fact of the reader's own office as it stands beside each of its groups; unknown everywhere else. */
const factValue = (code: string, organizationId: string): SQL =>
  sql`(SELECT CASE WHEN ${groupStatus.organizationId} = ${organizationId} THEN json_extract(${groupStatus.facts}, '$."' || ${code} || '"') END
    FROM ${groupStatus} WHERE ${groupStatus.groupId} = ${groups.id})`;

function filtersOf(key: string, fact: Fact, value: SQL): Further["virtual"] {
  const column = value as unknown as SQLiteColumn;
  const kind = fact.type === "number" ? "real" : fact.type === "boolean" ? "bool" : "text";
  const equal = (name: string, asked: unknown): SQL => {
    if (asked === null) return isNull(column);
    if (!Array.isArray(asked)) return eq(column, typedValue(name, kind, asked));
    if (asked.length > MAX_VALUES)
      throw badValue(name, `paling banyak ${MAX_VALUES} nilai`, `at most ${MAX_VALUES} values`);
    const values = asked.map((one) => typedValue(name, kind, one));
    return values.length === 0 ? sql`0` : inArray(column, values);
  };
  const ranges = Object.entries(RANGES).map(([suffix, compare]) => {
    const name = `${key}_${suffix}`;
    return [name, (asked: unknown) => compare(column, typedValue(name, kind, asked))];
  });
  return {
    [key]: (asked) => equal(key, asked),
    [`${key}_neq`]: (asked) => sql`(${isNull(column)} OR ${ne(column, typedValue(`${key}_neq`, kind, asked))})`,
    [`${key}_isnull`]: (asked) => {
      if (typeof asked !== "boolean") throw badValue(`${key}_isnull`, "harus true atau false", "must be true or false");
      return asked ? isNull(column) : isNotNull(column);
    },
    ...Object.fromEntries(ranges),
  };
}

const asksFacts = (ctx: RequestContext) =>
  ["filter", "sort"].some((name) => ctx.query(name)?.includes('"facts.') === true);

/** What a question to the list of groups may say about the office's own facts; read only when it says anything. */
export async function factDialect(ctx: RequestContext, spec: ResourceSpec): Promise<Further> {
  if (spec.name !== "groups" || !asksFacts(ctx) || !can(ctx.actor, "computed-facts", "read"))
    return { fields: {}, virtual: {} };
  const { organizationId } = ctx.actor;
  const [rows] = await ctx.read([computedFactsQuery(ctx.db, [organizationId])]);
  const { group } = vocabularyFrom(rows);
  const virtual: Further["virtual"] = {};
  const fields: Record<string, ListField> = {};
  for (const { code } of rows) {
    const fact = group[code];
    if (!fact) continue;
    const value = factValue(code, organizationId);
    Object.assign(virtual, filtersOf(`facts.${code}`, fact, value));
    fields[`facts.${code}`] = { column: fact.type === "number" ? groupStatus.knownShare : computedFacts.code, value };
  }
  return { virtual, fields };
}
