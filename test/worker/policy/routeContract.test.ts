import { beforeAll, describe, expect, test } from "vitest";
import { ROLES, type Role } from "#db/constants.ts";
import { ApiClient, type Reply } from "#test/support/client.ts";
import { server } from "#test/support/server.ts";
import { makeCountry } from "#test/support/world.ts";
import { accessOf } from "#worker/policy/can.ts";
import type { Action, Resource } from "#worker/policy/roles.ts";

interface Operation {
  security: unknown[];
  requestBody?: { required: boolean; content: Record<string, unknown> };
  "x-permission"?: Permission;
}
interface Permission {
  resource: Resource;
  action: Action;
  or?: Action;
}
interface Route {
  name: string;
  method: string;
  path: string;
  open: boolean;
  takesJson: boolean;
  permission?: Permission;
}
interface Fault {
  error: { code: string; message: string; requestId: string; fields?: Record<string, string> };
}

let country: Awaited<ReturnType<typeof makeCountry>>;
let routes: Route[];

/** Routes that look at nothing but the session before they look at the role. */
const LIMITED = ["POST /api/session", "POST /api/password-reset", "POST /api/join", "POST /api/join/look"];
/** Opened by a form's own token: nothing is read before it is known. */
const BY_TOKEN = ["POST /api/submissions/{formKey}"];
const HEADERS: Record<string, RegExp> = {
  "content-security-policy": /default-src 'none'/,
  "strict-transport-security": /max-age=63072000; includeSubDomains/,
  "x-content-type-options": /^nosniff$/,
  "cross-origin-opener-policy": /^same-origin$/,
  "referrer-policy": /^no-referrer$/,
  "cache-control": /no-store/,
  "x-request-id": /^[\w-]{36}$/,
};

beforeAll(async () => {
  const reply = await new ApiClient().get<{ paths: Record<string, Record<string, Operation>> }>("/api/openapi.json");
  routes = Object.entries(reply.body.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
      open: one.security.length === 0,
      takesJson: one.requestBody?.required === true && one.requestBody.content["application/json"] !== undefined,
      permission: one["x-permission"],
    })),
  );
  country = await makeCountry();
}, 60_000);

const at = (path: string, id: string) => path.replace(/\{\w+\}/g, id);
const withoutId = (reply: Reply<unknown>) => reply.text.replace(/"requestId":"[^"]+"/, "");

function expectHeaders(reply: Reply<unknown>, name: string) {
  for (const [header, pattern] of Object.entries(HEADERS))
    expect(reply.headers.get(header) ?? "", `${name} ${header}`).toMatch(pattern);
  expect(reply.headers.get("access-control-allow-origin"), name).toBeNull();
}

const isGranted = (role: Role, { resource, action, or = action }: Permission) =>
  [action, or].some((one) => accessOf({ role }, resource, one) !== "none");
/** What the world holds of these is one person's own. */
const OF_THE_OFFICE: Resource[] = ["saved-views"];
const roleFor = (permission: Permission): Role | undefined =>
  OF_THE_OFFICE.includes(permission.resource) ? "office" : ROLES.find((role) => isGranted(role, permission));

describe("every route", () => {
  test("asks for a session, says so the same way, and carries the headers", async () => {
    for (const route of routes.filter(({ open }) => !open)) {
      const body = route.takesJson ? {} : undefined;
      const reply = await new ApiClient().request<Fault>(route.method, at(route.path, "xxx_000000"), { body });
      expect([route.name, reply.status, reply.body.error?.code]).toEqual([route.name, 401, "sign_in_needed"]);
      expectHeaders(reply, route.name);
      const stolen = new ApiClient();
      stolen.cookie = `lanjut=${"A".repeat(43)}`;
      const guessed = await stolen.request(route.method, at(route.path, "xxx_000000"), { body });
      expect([route.name, guessed.status]).toEqual([route.name, 401]);
    }
  });

  test("refuses a role that the policy does not grant, whatever the body", async () => {
    for (const route of routes) {
      const { permission } = route;
      if (!permission) continue;
      for (const role of ROLES.filter((one) => !isGranted(one, permission))) {
        const { api } = country.actors[role];
        const options = { body: route.takesJson ? {} : undefined, ifMatch: 1 };
        const reply = await api.request<Fault>(route.method, at(route.path, "xxx_000000"), options);
        expect([route.name, role, reply.status, reply.body.error?.code]).toEqual([route.name, role, 403, "forbidden"]);
        expectHeaders(reply, route.name);
      }
    }
  });

  test("answers for another office's record exactly as for one that does not exist", async () => {
    const { records, stranger } = country;
    for (const route of routes.filter(({ path }) => path.includes("{"))) {
      const { resource } = route.permission ?? { resource: undefined };
      const name = (route.path.split("/")[2] ?? "") as Resource;
      const id = resource && records.own[name];
      if (!id || accessOf({ role: "office" }, resource, route.permission?.action ?? "read") === "none") continue;
      const options = { body: route.takesJson ? {} : undefined, ifMatch: 1 };
      const foreign = await stranger.api.request(route.method, at(route.path, id), options);
      const unknown = await stranger.api.request(route.method, at(route.path, `${id.slice(0, 4)}000000`), options);
      expect([route.name, foreign.status]).toEqual([route.name, unknown.status]);
      expect(withoutId(foreign), route.name).toBe(withoutId(unknown));
      expect([404, 422], `${route.name} ${foreign.status}`).toContain(foreign.status);
      if (["GET", "PUT", "DELETE"].includes(route.method))
        expect([route.name, foreign.status]).toEqual([route.name, 404]);
    }
  });

  test("refuses bodies that are no JSON, not JSON at all, no object, or have unknown fields", async () => {
    for (const route of routes.filter(
      ({ takesJson, name }) => takesJson && ![...LIMITED, ...BY_TOKEN].includes(name),
    )) {
      const role = route.permission ? roleFor(route.permission) : "office";
      if (!role) continue;
      const actor = country.actors[role];
      const name = (route.path.split("/")[2] ?? "") as Resource;
      const id = country.records.own[name] ?? country.records.own.groups ?? "";
      const send = (body: string, type: string) =>
        actor.api.request<Fault>(route.method, at(route.path, id), {
          body,
          headers: { "content-type": type, "if-match": "*" },
        });
      const text = await send("{}", "text/plain");
      expect([route.name, text.status, text.body.error?.code]).toEqual([route.name, 415, "unsupported_type"]);
      const broken = await send('{"a":', "application/json");
      expect([route.name, broken.status]).toEqual([route.name, 400]);
      const list = await send("[]", "application/json");
      expect([route.name, list.status]).toEqual([route.name, 422]);
      const unknown = await send('{"iAmNoField":1}', "application/json");
      expect([route.name, unknown.status]).toEqual([route.name, 422]);
      expect(Object.keys(unknown.body.error.fields ?? {}), route.name).toContain("iAmNoField");
      const proto = await send('{"__proto__":{"role":"admin"}}', "application/json");
      expect([route.name, proto.status]).toEqual([route.name, 422]);
      expect(JSON.stringify(proto.body), route.name).not.toMatch(/stack|SQLITE|at .*\.ts/);
    }
  });

  test("takes no more than 1 MB of JSON, by the bytes that come", async () => {
    const big = JSON.stringify({ name: "x".repeat(1_000_001) });
    for (const route of routes.filter(({ takesJson, name }) => takesJson && !BY_TOKEN.includes(name))) {
      const role = route.permission ? roleFor(route.permission) : "office";
      if (!role) continue;
      const options = { body: big, ifMatch: 1, headers: { "content-type": "application/json" } };
      const reply = await country.actors[role].api.request<Fault>(route.method, at(route.path, "xxx_000000"), options);
      expect([route.name, reply.status]).toEqual([route.name, 413]);
    }
  }, 60_000);
});

describe("where a request comes from", () => {
  const ORIGINS: [string, Record<string, string>][] = [
    ["another site", { origin: "https://evil.example" }],
    ["null", { origin: "null" }],
    ["our name as a part of another", { origin: `${server.workerUrl}.evil.example` }],
    ["another port", { origin: "http://127.0.0.1:1" }],
    ["another site, though said to be ours", { origin: "https://evil.example", "sec-fetch-site": "same-origin" }],
    ["nothing said", { origin: "" }],
  ];
  const TYPES = [
    "application/json",
    "application/json; charset=utf-8",
    "text/plain",
    "text/plain;application/json",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/csp-report",
    "application/octet-stream",
    "text/xml",
    "application/graphql",
    "image/png",
    "",
  ];

  test("a foreign origin is refused on every unsafe route, signed in or not", async () => {
    for (const route of routes.filter(({ method }) => method !== "GET")) {
      const reply = await country.actors.office.api.request<Fault>(route.method, at(route.path, "xxx_000000"), {
        body: route.takesJson ? {} : undefined,
        headers: { origin: "https://evil.example" },
      });
      expect([route.name, reply.status, reply.body.error?.code]).toEqual([route.name, 403, "foreign_origin"]);
      expectHeaders(reply, route.name);
    }
  });

  test.each(ORIGINS)("%s is refused for every content type", async (_, headers) => {
    const { api } = country.actors.office;
    for (const type of TYPES) {
      const sent = new Headers({ cookie: api.cookie ?? "", "content-type": type });
      for (const [name, value] of Object.entries(headers)) if (value) sent.set(name, value);
      const body = JSON.stringify({ name: "Menyusup", year: 2026 });
      const reply = await fetch(new URL("/api/programs", server.workerUrl), { method: "POST", headers: sent, body });
      expect([type, reply.status]).toEqual([type, 403]);
      await reply.body?.cancel();
    }
  });

  test("our own pages and bearers pass", async () => {
    const { api } = country.actors.office;
    const token = api.cookie?.split("=")[1] ?? "";
    const send = async (headers: Record<string, string>) => {
      const options = { method: "POST", headers: { "content-type": "application/json", ...headers }, body: "{}" };
      const reply = await fetch(new URL("/api/programs", server.workerUrl), options);
      await reply.body?.cancel();
      return reply.status;
    };
    expect(await send({ cookie: api.cookie ?? "", origin: new URL(server.workerUrl).origin })).toBe(422);
    expect(await send({ cookie: api.cookie ?? "", "sec-fetch-site": "same-origin" })).toBe(422);
    expect(await send({ authorization: `Bearer ${token}` })).toBe(422);
    expect(await send({ authorization: "Bearer nothing" })).toBe(401);
    expect(await send({ cookie: api.cookie ?? "", authorization: "Bearer nothing" })).toBe(401);
  });

  test("reading never changes anything: no GET takes a body or a method override", async () => {
    const { api } = country.actors.office;
    const id = country.records.own.programs ?? "";
    const before = await api.get(`/api/programs/${id}`);
    await api.get(`/api/programs/${id}?_method=DELETE`, { headers: { "x-http-method-override": "DELETE" } });
    expect((await api.get(`/api/programs/${id}`)).text).toBe(before.text);
  });
});
