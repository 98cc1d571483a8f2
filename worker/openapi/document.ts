import type { RouterRoute } from "hono/types";
import { docOf, type RouteDoc } from "../http/routeDoc.ts";
import { componentSchemas, type Json, schemaName, toSchema } from "./schemas.ts";

const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: Json): Json => ({ "application/json": { schema } });
const failure: Json = { description: "Refused; `error.code` and the status say why.", content: json(ref("Error")) };

const LIST_QUERY: Record<string, string> = {
  filter: "JSON object: equality, arrays (any of), q, and field_gte/_lte/_gt/_lt/_neq/_isnull.",
  sort: '["field","ASC"|"DESC"]',
  range: "[first,last], at most 1 000 rows",
};

const openPath = (path: string) => path.replace(/:(\w+)/g, "{$1}").replace(/(.)\/$/, "$1");
const parameters = (path: string, query: Record<string, string>, headers: Record<string, string>) => [
  ...[...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    ...{ name, in: "path", required: true, schema: { type: "string" } },
  })),
  ...Object.entries(query).map(([name, description]) => ({
    name,
    in: "query",
    description,
    schema: { type: "string" },
  })),
  ...Object.entries(headers).map(([name, description]) => ({
    ...{ name, in: "header", description, schema: { type: "string" } },
    ...(name === "If-Match" && { required: true }),
  })),
];

const formContent = (form: Record<string, string>): Json => ({
  "multipart/form-data": {
    schema: {
      type: "object",
      properties: Object.fromEntries(
        Object.entries(form).map(([name, description]) => [
          name,
          { type: "string", description, ...(name === "file" && { contentMediaType: "application/octet-stream" }) },
        ]),
      ),
    },
  },
});

interface Operation {
  summary: string;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: Json;
  replies: Json;
}

const IDEMPOTENCY = { "Idempotency-Key": "The same key and body get the same reply, stored once." };
const VERSION = { "If-Match": "The version that was read, as the ETag gave it; 428 without, 412 when stale." };
const reply = (description: string, schema?: Json): Json => ({
  description,
  ...(schema && { content: json(schema) }),
});

/** List, get, create, update and delete of a declared resource. */
function plainOperation(method: string, resource: string, one: boolean, schemas: Json): Operation | undefined {
  const name = schemaName(resource);
  if (!schemas[name]) return undefined;
  if (method === "get" && !one) {
    const rows = reply("A page; Content-Range tells the total", { type: "array", items: ref(name) });
    return { summary: `List ${resource}`, query: LIST_QUERY, replies: { 200: rows } };
  }
  if (method === "get") return { summary: `One of ${resource}`, replies: { 200: reply("With an ETag", ref(name)) } };
  if (method === "post" && !one && schemas[`${name}Create`]) {
    const body = ref(`${name}Create`);
    return {
      summary: `Create in ${resource}`,
      headers: IDEMPOTENCY,
      body,
      replies: { 201: reply("Created", ref(name)) },
    };
  }
  const headers = { ...VERSION, ...IDEMPOTENCY };
  if (method === "put") {
    const body = ref(`${name}Update`);
    return { summary: `Change in ${resource}`, headers, body, replies: { 200: reply("As it is now", ref(name)) } };
  }
  if (method === "delete")
    return { summary: `Remove from ${resource}`, headers, replies: { 200: reply("Removed, softly", ref(name)) } };
  return undefined;
}

function otherOperation(method: string, path: string, doc: RouteDoc): Operation {
  const words = path
    .replace(/^\/api\//, "")
    .replaceAll(/:\w+\/?/g, "")
    .replaceAll(/[/-]/g, " ")
    .trim();
  return {
    summary: doc.summary ?? words,
    query: doc.query,
    headers: method === "get" ? {} : IDEMPOTENCY,
    body: doc.body && toSchema(doc.body),
    replies: { "2XX": reply("Done", {}) },
  };
}

function operationOf(route: RouterRoute, schemas: Json): Json {
  const method = route.method.toLowerCase();
  const doc = docOf(route.handler) ?? {};
  const [, resource = "", rest] = /^\/api\/([\w-]+)(?:\/(:id))?\/?$/.exec(route.path) ?? [];
  const plain = doc.summary || doc.body ? undefined : plainOperation(method, resource, rest !== undefined, schemas);
  const { summary, query = {}, headers = {}, body, replies } = plain ?? otherOperation(method, route.path, doc);
  return {
    tags: [route.path.split("/")[2] ?? ""],
    summary,
    security: doc.needed ? [{ cookie: [] }, { bearer: [] }] : doc.token ? [{ bearer: [] }] : [],
    ...(typeof doc.needed === "object" && { "x-permission": doc.needed }),
    parameters: parameters(route.path, { ...query, ...doc.query }, headers),
    ...(body && { requestBody: { required: !doc.bodyOptional, content: json(body) } }),
    ...(doc.form && { requestBody: { required: true, content: formContent(doc.form) } }),
    responses: { ...replies, default: failure },
  };
}

/** Resources with a POST of their own records. */
const createdOn = (routes: readonly RouterRoute[]): ReadonlySet<string> =>
  new Set(
    routes.flatMap(({ method, path, handler }) =>
      method === "POST" && !docOf(handler)?.form ? [path.replace(/^\/api\/|\/$/g, "")] : [],
    ),
  );

/** OpenAPI 3.1 of the routes as they are mounted: a route cannot be missing here. */
export function buildDocument(routes: readonly RouterRoute[], version: string): Json {
  const schemas = componentSchemas(createdOn(routes));
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    if (route.method === "ALL") continue;
    const path = openPath(route.path);
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route, schemas) };
  }
  return {
    openapi: "3.1.0",
    jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
    info: {
      title: "Lanjut",
      version,
      description: "Follows a training programme past its closing ceremony. JSON in, JSON out, under /api.",
    },
    servers: [{ url: "/" }],
    paths,
    components: {
      schemas,
      securitySchemes: {
        cookie: { type: "apiKey", in: "cookie", name: "__Host-lanjut" },
        bearer: { type: "http", scheme: "bearer" },
      },
    },
  };
}
