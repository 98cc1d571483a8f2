import { beforeAll, describe, expect, test } from "vitest";
import { ApiClient } from "#test/support/client.ts";

interface Operation {
  summary: string;
  security: unknown[];
  requestBody?: { content: { "application/json": { schema: Json } } };
  responses: Json;
  "x-permission"?: { resource: string; action: string };
}
type Json = Record<string, unknown>;
interface Document {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, { properties?: Record<string, Json>; required?: string[] }> };
}

let document: Document;
let text: string;

beforeAll(async () => {
  const reply = await new ApiClient().get<Document>("/api/openapi.json");
  expect(reply.status).toBe(200);
  document = reply.body;
  text = reply.text;
});

/** Verbs that take nothing but the path, or a file. */
const WITHOUT_BODY = [
  "/api/recycle-bin/{resource}/{id}/restore",
  "/api/attachments/{id}/restore",
  "/api/partner-requests/{id}/withdraw",
  "/api/merges/{id}/undo",
  "/api/users/{id}/reset-link",
  "/api/users/{id}/end-sessions",
  "/api/users/{id}/second-factor-reset",
  "/api/imports",
  "/api/imports/{id}/commit",
  "/api/imports/{id}/undo",
  "/api/stall-runs/{id}/undo",
  "/api/config-versions/{id}/restore",
  "/api/invitations/{id}/link",
  "/api/invitations/{id}/revoke",
  "/api/api-tokens/{id}/revoke",
  "/api/webhooks/{id}/secret",
  "/api/webhooks/{id}/ping",
  "/api/webhook-deliveries/{id}/resend",
  "/api/submission-forms/{id}/token",
  "/api/submission-forms/{id}/retry",
  "/api/submissions/{id}/retry",
  "/api/forms/{id}/publish",
  "/api/notifications/{id}/read",
  "/api/samples/{id}/freeze",
  "/api/samples/{id}/close",
];

describe("the OpenAPI document", () => {
  test("is 3.1 and every reference in it leads somewhere", () => {
    expect(document.openapi).toBe("3.1.0");
    const targets = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path ?? "");
    expect(targets.length).toBeGreaterThan(100);
    for (const target of new Set(targets)) {
      const found = target.split("/").reduce<unknown>((json, key) => (json as Json | undefined)?.[key], document);
      expect(found, target).toBeDefined();
    }
  });

  test("names for every signed-in route the permission it needs, and leaves open only what is meant to be", () => {
    const open = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, one]) => (one.security.length === 0 ? [`${method} ${path}`] : [])),
    );
    expect(open.sort()).toEqual([
      "get /api/docs",
      "get /api/health",
      "get /api/openapi.json",
      "get /api/published-checkpoints",
      "get /api/published-samples",
      "get /api/published-samples/{id}",
      "post /api/join",
      "post /api/join/look",
      "post /api/password-reset",
      "post /api/session",
    ]);
  });

  test("gives a schema for the body of every route that takes one", () => {
    const bare = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, one]) =>
        ["post", "put", "patch"].includes(method) && !one.requestBody && !WITHOUT_BODY.includes(path)
          ? [`${method} ${path}`]
          : [],
      ),
    );
    expect(bare).toEqual([]);
  });

  test("describes a group as it is read, created and changed", () => {
    const { Groups, GroupsCreate, GroupsUpdate } = document.components.schemas;
    expect(Object.keys(Groups?.properties ?? {})).toEqual(
      expect.arrayContaining(["id", "name", "programId", "riskBand", "score", "version"]),
    );
    expect(GroupsCreate?.required?.sort()).toEqual(["name", "programId"]);
    expect(Object.keys(GroupsUpdate?.properties ?? {})).not.toContain("enteredOn");
    expect(document.components.schemas.ProgramsCreate?.required?.sort()).toEqual([
      "fundingSource",
      "name",
      "regionCode",
      "year",
    ]);
  });

  test("shows no column that is kept back", () => {
    for (const name of ["passwordHash", "totpSecret", "nikIndex", "phoneIndex", "nameKey", "recoveryCodes"])
      expect(text).not.toContain(`"${name}"`);
  });
});

describe("the page", () => {
  test("lists every path, in both languages, without a script or anything from elsewhere", async () => {
    const client = new ApiClient();
    const page = await client.get<string>("/api/docs");
    expect(page.status).toBe(200);
    expect(page.headers.get("content-type")).toContain("text/html");
    const policy = page.headers.get("content-security-policy") ?? "";
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]+';/);
    for (const path of Object.keys(document.paths)) expect(page.text).toContain(`<code>${path}</code>`);
    expect(page.text).not.toMatch(/<script|https?:\/\/|javascript:|\son\w+=/i);
    expect(page.text).toContain("Isi permintaan");
    client.locale = "en";
    expect((await client.get("/api/docs")).text).toContain("Request body");
  });
});
