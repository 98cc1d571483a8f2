import { type AnyColumn, eq, gt, gte, inArray, lt, lte, type SQL, sql } from "drizzle-orm";
import type { CustomFieldEntity, QuestionKind } from "#db/constants.ts";
import { customValues } from "#db/schema/index.ts";
import type { RequestContext } from "../http/endpoint.ts";
import { badValue, type ListDialect, type ListField, refuseDigits, typedValue } from "../http/listQuery.ts";
import type { ResourceSpec } from "../http/resourceSpec.ts";
import { readsPersonal } from "../policy/fields.ts";
import { type CustomField, entityOf, knownFields } from "./definitions.ts";

type Shape = "text" | "real" | "bool";

/** How a value is compared; undefined where it cannot be. */
function shapeOf(kind: QuestionKind): Shape | undefined {
  switch (kind) {
    case "number":
    case "money":
      return "real";
    case "yes_no":
      return "bool";
    case "text":
    case "date":
    case "one":
    case "many":
      return "text";
    default:
      return undefined;
  }
}

export const isComparable = (kind: QuestionKind): boolean => shapeOf(kind) !== undefined;

/** A code as a list asks for it: whose records it may look at there. */
interface Lookup {
  entity: CustomFieldEntity;
  code: string;
  shape: Shape | undefined;
  personal: boolean;
  filterable: boolean;
  owners: string[];
}

/**
 * The fields a reader may compare, by code. One code may be of several organisations: those count whose values are of
 * one shape with the first (the reader's own before others). A personal one counts inside its own organisation only.
 */
export function lookupsOf(
  ctx: Pick<RequestContext, "actor">,
  entity: CustomFieldEntity,
  fields: readonly CustomField[],
) {
  const { actor } = ctx;
  const lookups = new Map<string, Lookup>();
  for (const { code, question, filterable, organizationId } of fields) {
    const personal = question.personal === true;
    if (personal && !(readsPersonal(actor) && organizationId === actor.organizationId)) continue;
    const shape = shapeOf(question.kind);
    const known = lookups.get(code);
    if (!known) {
      lookups.set(code, { entity, code, shape, personal, filterable, owners: filterable ? [organizationId] : [] });
    } else if (known.shape === shape && known.personal === personal && filterable) {
      known.owners.push(organizationId);
      known.filterable = true;
    }
  }
  return lookups;
}

const columnOf = (shape: Shape): AnyColumn => (shape === "text" ? customValues.text : customValues.number);

/** The values a lookup sees; with `text` or `number` named in it, the index of that column is entered. */
const seen = ({ entity, code, personal, owners }: Lookup): SQL =>
  sql`${eq(customValues.entity, entity)} AND ${eq(customValues.field, code)}
    AND ${customValues.personal} = ${personal ? 1 : 0} AND ${inArray(customValues.organizationId, owners)}`;

const withValue = (id: AnyColumn, lookup: Lookup, condition: SQL): SQL =>
  sql`${id} IN (SELECT ${customValues.recordId} FROM ${customValues} WHERE ${seen(lookup)} AND ${condition})`;

const RANGES: Record<string, (column: AnyColumn, value: unknown) => SQL> = { gte, lte, gt, lt };

/** Every filter on one field, by the key that a list takes it under. */
function filtersOf(id: AnyColumn, lookup: Lookup): ListDialect["virtual"] {
  const key = `custom.${lookup.code}`;
  const { shape, filterable } = lookup;
  const refuse = () => {
    throw badValue(key, "isian ini tidak dapat dipakai menyaring", "this field is not one to filter by");
  };
  const suffixes = ["", "_isnull", "_neq", "_gte", "_lte", "_gt", "_lt"];
  if (!shape || !filterable) return Object.fromEntries(suffixes.map((suffix) => [key + suffix, refuse]));

  const column = columnOf(shape);
  const read = (name: string, value: unknown) => {
    if (lookup.personal) refuseDigits(name, value);
    return typedValue(name, shape, value);
  };
  const there = withValue(id, lookup, sql`${column} IS NOT NULL`);
  const equal = (name: string, value: unknown): SQL => {
    if (value === null) return sql`NOT ${there}`;
    const values = Array.isArray(value) ? value : [value];
    if (values.length > 200) throw badValue(name, "paling banyak 200 nilai", "at most 200 values");
    const typed = values.map((one) => read(name, one));
    return typed.length === 0 ? sql`0` : withValue(id, lookup, inArray(column, typed));
  };
  const ranges = Object.entries(RANGES).map(([suffix, compare]) => [
    `${key}_${suffix}`,
    (value: unknown) => withValue(id, lookup, compare(column, read(`${key}_${suffix}`, value))),
  ]);
  return {
    [key]: (value) => equal(key, value),
    [`${key}_neq`]: (value) => sql`NOT ${equal(`${key}_neq`, value)}`,
    [`${key}_isnull`]: (value) => {
      if (typeof value !== "boolean") throw badValue(`${key}_isnull`, "harus true atau false", "must be true or false");
      return value ? sql`NOT ${there}` : there;
    },
    ...Object.fromEntries(ranges),
  };
}

/** What a list is sorted by: the first value of the record. */
function orderOf(id: AnyColumn, lookup: Lookup): ListField | undefined {
  if (!lookup.shape || !lookup.filterable) return undefined;
  const column = columnOf(lookup.shape);
  const first = sql`(SELECT ${column} FROM ${customValues} WHERE ${seen(lookup)} AND ${customValues.recordId} = ${id} AND ${customValues.place} = 0)`;
  return { column, value: first };
}

const asked = (ctx: RequestContext): boolean =>
  ["filter", "sort"].some((name) => ctx.query(name)?.includes('"custom.') === true);

/** What a question to a list may say about fields of the office's own; read only when it says anything. */
export async function customDialect(
  ctx: RequestContext,
  spec: ResourceSpec,
): Promise<Pick<ListDialect, "fields" | "virtual">> {
  const entity = entityOf(spec.name);
  if (!entity || !asked(ctx)) return { fields: {}, virtual: {} };
  const lookups = [...lookupsOf(ctx, entity, await knownFields(ctx, entity)).values()];
  return {
    virtual: Object.assign({}, ...lookups.map((one) => filtersOf(spec.table.id, one))),
    fields: Object.fromEntries(
      lookups.flatMap((one) => {
        const field = orderOf(spec.table.id, one);
        return field ? [[`custom.${one.code}`, field]] : [];
      }),
    ),
  };
}
