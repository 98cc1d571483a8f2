import { type AnyColumn, getTableColumns } from "drizzle-orm";
import { z } from "zod";
import { allReadSpecs } from "../http/readResource.ts";
import { allSpecs, type ResourceSpec, schemasOf } from "../http/resourceSpec.ts";
import { fieldSchema } from "../http/shape.ts";

export type Json = Record<string, unknown>;

/** JSON of any shape is written by zod as a recursive definition; here it is simply anything. */
function flatten(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(flatten);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value);
  if (entries.some(([name, target]) => name === "$ref" && String(target).startsWith("#/$defs/"))) return {};
  return Object.fromEntries(
    entries.filter(([name]) => name !== "$schema" && name !== "$defs").map(([name, one]) => [name, flatten(one)]),
  );
}

/** JSON Schema 2020-12 of what a zod schema takes in. */
export const toSchema = (schema: z.ZodType): Json =>
  flatten(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" })) as Json;

/** `group-partners` → `GroupPartners`. */
export const schemaName = (resource: string): string =>
  resource.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());

function recordSchema(columns: Record<string, AnyColumn>, shapes: Record<string, z.ZodType> = {}): Json {
  return toSchema(
    z.object(
      Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, fieldSchema(name, column, shapes)])),
    ),
  );
}

function shownColumns(spec: ResourceSpec): Record<string, AnyColumn> {
  const closed = ["deletedAt", ...(spec.hidden ?? [])];
  const columns = Object.entries({ ...getTableColumns(spec.table), ...spec.joined?.columns });
  return Object.fromEntries(columns.filter(([name]) => !closed.includes(name)));
}

const idOf = (prefix: string): Json => ({
  type: "string",
  pattern: `^${prefix}_[0-9A-Za-z_-]{6,40}$`,
  description: "Made by the caller if it wants to be able to retry; else by the server.",
});

function creationSchema(spec: ResourceSpec): Json {
  const schema = toSchema(schemasOf(spec).create);
  return { ...schema, properties: { id: idOf(spec.prefix), ...(schema.properties as Json) } };
}

/** Component schemas of every declared resource, from the columns and schemas that validate; `created` can be made. */
export function componentSchemas(created: ReadonlySet<string>): Json {
  const schemas: Json = {
    Error: {
      type: "object",
      required: ["error"],
      properties: {
        error: {
          type: "object",
          required: ["code", "message", "requestId"],
          properties: {
            code: { type: "string" },
            message: { type: "string", description: "In the reader's language (Accept-Language: id or en)." },
            requestId: { type: "string" },
            fields: { type: "object", additionalProperties: { type: "string" } },
          },
        },
        current: { description: "With 412: the record as it is now." },
      },
    },
  };
  for (const spec of allSpecs()) {
    const name = schemaName(spec.name);
    schemas[name] = recordSchema(shownColumns(spec), spec.shapes);
    const verbs = spec.only ?? ["update"];
    if (created.has(spec.name)) schemas[`${name}Create`] = creationSchema(spec);
    if (verbs.includes("update")) schemas[`${name}Update`] = toSchema(schemasOf(spec).update);
  }
  for (const spec of allReadSpecs()) {
    schemas[schemaName(spec.name)] = recordSchema({ ...getTableColumns(spec.table), ...spec.joined?.columns });
  }
  return schemas;
}
