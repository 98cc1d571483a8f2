import { html, raw } from "hono/html";
import type { Locale } from "../errors.ts";
import { toBase64 } from "../http/crypto.ts";
import { POLICY } from "../policy/roles.ts";
import { STYLE, TEXTS } from "./pageTexts.ts";
import type { Json } from "./schemas.ts";

type Markup = ReturnType<typeof html>;
interface Operation {
  tags: string[];
  summary: string;
  security: unknown[];
  "x-permission"?: { resource: string; action: string; or?: string };
  parameters: { name: string; in: string; description?: string; required?: boolean }[];
  requestBody?: { content: Record<string, { schema: Json }> };
  responses: Record<string, { description: string; content?: { "application/json": { schema: Json } } }>;
}

const at = (json: unknown, key: string): unknown => (json as Json | undefined)?.[key];

function resolve(document: Json, schema: Json | undefined): Json | undefined {
  const target = typeof schema?.$ref === "string" ? schema.$ref.slice(2).split("/") : undefined;
  return target ? (target.reduce<unknown>(at, document) as Json) : schema;
}

/** A type in a few words: `text`, `number 0–100`, `one of a, b`, `list of …`. */
function typeWords(schema: Json): string {
  const choices = (schema.anyOf ?? schema.oneOf) as Json[] | undefined;
  if (choices) return choices.map(typeWords).join(" | ");
  if (Array.isArray(schema.enum)) return schema.enum.join(", ");
  if (schema.const !== undefined) return String(schema.const);
  if (schema.type === "array") return `[ ${typeWords((schema.items as Json) ?? {})} ]`;
  if (schema.type === "object" && schema.properties) return `{ ${Object.keys(schema.properties as Json).join(", ")} }`;
  const limits = [schema.minimum ?? schema.minLength, schema.maximum ?? schema.maxLength];
  const range = limits.some((one) => one !== undefined) ? ` ${limits.map((one) => one ?? "").join("–")}` : "";
  return `${String(schema.type ?? "any")}${range}`;
}

function fieldTable(document: Json, schema: Json | undefined, t: (typeof TEXTS)[Locale]): Markup | string {
  const resolved = resolve(document, schema);
  const list = resolved?.type === "array" ? resolve(document, resolved.items as Json) : resolved;
  const fields = Object.entries((list?.properties ?? {}) as Record<string, Json>);
  if (fields.length === 0) return "";
  const required = (list?.required ?? []) as string[];
  return html`<table>
    <thead><tr><th>${t.field}</th><th>${t.type}</th></tr></thead>
    <tbody>${fields.map(
      ([name, field]) =>
        html`<tr><td><code>${name}</code>${required.includes(name) ? " *" : ""}</td><td>${typeWords(field)}</td></tr>`,
    )}</tbody>
  </table>`;
}

/** Roles that the policy lets through, and how far. */
function rolesOf(operation: Operation, t: (typeof TEXTS)[Locale]): string {
  const needed = operation["x-permission"];
  if (!needed) return operation.security.length > 0 ? t.anySession : t.open;
  const grants = Object.entries(POLICY).flatMap(([role, policy]) => {
    const grants = at(policy, needed.resource);
    const access = at(grants, needed.action) ?? at(grants, needed.or ?? needed.action);
    return access ? [`${role} (${String(access)})`] : [];
  });
  return grants.join(", ") || t.nobody;
}

function section(
  document: Json,
  path: string,
  method: string,
  operation: Operation,
  t: (typeof TEXTS)[Locale],
): Markup {
  const [status = "", reply] = Object.entries(operation.responses)[0] ?? [];
  return html`<details>
    <summary><b class="${method}">${method.toUpperCase()}</b> <code>${path}</code> <span>${operation.summary}</span></summary>
    <p>${t.who}: ${rolesOf(operation, t)}</p>
    ${
      operation.parameters.length > 0
        ? html`<table><thead><tr><th>${t.parameter}</th><th></th></tr></thead><tbody>
          ${operation.parameters.map(
            (one) => html`<tr><td><code>${one.name}</code>${one.required ? " *" : ""} (${one.in})</td>
              <td>${one.description ?? ""}</td></tr>`,
          )}</tbody></table>`
        : ""
    }
    ${operation.requestBody ? html`<h4>${t.body}</h4>` : ""}
    ${fieldTable(document, Object.values(operation.requestBody?.content ?? {})[0]?.schema, t)}
    <h4>${t.reply} ${status}</h4>
    <p>${reply?.description ?? ""}</p>
    ${fieldTable(document, reply?.content?.["application/json"].schema, t)}
  </details>`;
}

/** The document as a page of its own: no script, one style named by its hash, nothing from elsewhere. */
export async function renderPage(document: Json, locale: Locale): Promise<{ html: string; policy: string }> {
  const t = TEXTS[locale];
  const paths = Object.entries(document.paths as Record<string, Record<string, Operation>>);
  const operations = paths.flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const tags = [...new Set(operations.map(({ operation }) => operation.tags[0] ?? ""))].sort();
  const page = await html`<!doctype html>
<html lang="${locale}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Lanjut API</title>
    <style>${raw(STYLE)}</style>
  </head>
  <body>
    <main>
      <h1>Lanjut API</h1>
      <p>${t.intro} <a href="/api/openapi.json">openapi.json</a></p>
      <ul>${t.rules.map((rule) => html`<li>${rule}</li>`)}</ul>
      <nav>${tags.map((tag) => html`<a href="#${tag}">${tag}</a> `)}</nav>
      ${tags.map(
        (tag) => html`<section id="${tag}"><h2>${tag}</h2>
        ${operations
          .filter(({ operation }) => operation.tags[0] === tag)
          .map(({ path, method, operation }) => section(document, path, method, operation, t))}</section>`,
      )}
    </main>
  </body>
</html>`;
  const hash = toBase64(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(STYLE))));
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;
  return { html: String(page), policy };
}
