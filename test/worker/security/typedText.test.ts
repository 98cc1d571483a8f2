import { expect, test } from "vitest";
import { makeTeam } from "#test/support/actors.ts";
import { make, makeGroup, makeProgram, type Row } from "#test/support/records.ts";
import { database } from "#test/support/server.ts";
import { pieces } from "#test/worker/configuration/world.ts";

const HOSTILE = [`x'); DELETE FROM rules; --`, `zz"'\`]) OR 1=1 --`, "$.a\"'"];

type Path = (string | number)[];

/** Places of all texts in a value. */
function texts(value: unknown, path: Path = []): Path[] {
  if (typeof value === "string") return [path];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    texts(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

function withText(body: object, path: Path, text: string): Record<string, unknown> {
  const copy = structuredClone(body) as Record<string, unknown>;
  const place = path.slice(0, -1).reduce<Record<string | number, unknown>>((all, key) => all[key] as never, copy);
  place[path.at(-1) ?? ""] = text;
  return copy;
}

test("whatever is typed into whatever place of a configuration is kept as it is or refused, and never run", {
  timeout: 120_000,
}, async () => {
  const { admin, office } = await makeTeam("admin");
  const program = await makeProgram(office);
  const group = await makeGroup(office, program.id);
  const all = await pieces(admin);
  let kept = 0;
  let refused = 0;
  let last = 0;
  for (const { resource, body } of all) {
    for (const [i, path] of texts(body).entries()) {
      const typed = HOSTILE[i % HOSTILE.length] ?? "";
      const other = withText(body, path, typed);
      // Each is one more of its kind, unless its code is what was typed.
      if (path[0] !== "code" && "code" in other) other.code = `${String(other.code)}${++last}`;
      const reply = await admin.api.post<Row>(`/api/${resource}`, other);
      expect([resource, path.join("."), reply.status, reply.text]).toMatchObject([
        resource,
        path.join("."),
        reply.status === 201 ? 201 : 422,
        expect.anything(),
      ]);
      if (reply.status === 201) kept++;
      else refused++;
    }
    await make(admin, resource, body);
  }
  expect(kept).toBeGreaterThan(20);
  expect(refused).toBeGreaterThan(20);

  // What was kept is compiled and asked: by a run, by lists, by figures, by a past day, and by the file.
  const run = await office.api.post<{ groups: number }>("/api/stall-runs", {});
  expect([run.status, run.body.groups]).toEqual([200, 1]);
  for (const { code } of (await admin.api.list<Row & { code: string }>("custom-fields")).body)
    for (const value of HOSTILE) {
      expect((await office.api.list("groups", { filter: { [`custom.${code}`]: value } })).status).toBe(200);
    }
  for (const value of HOSTILE) {
    expect((await office.api.list("groups", { filter: { [`custom.${value}`]: 1 } })).status).toBe(400);
    expect((await office.api.list("groups", { filter: { [`facts.${value}`]: 1 } })).status).toBe(400);
    expect((await office.api.list("groups", { sort: [`custom.${value}`, "ASC"] })).status).toBe(400);
    expect((await office.api.list("groups", { filter: { indicator: value } })).status).toBe(400);
    expect((await office.api.list("groups", { filter: { "facts.ownerText": value } })).status).toBe(200);
  }
  for (const { id } of (await office.api.list<Row>("indicators")).body)
    expect((await office.api.get(`/api/indicators/${id}/value`)).status).toBe(200);
  for (const { id, tiers, ...rule } of (await admin.api.list<Row>("rules")).body) {
    const draft = { ruleId: id, kind: rule.kind, scope: rule.scope, tiers, appliesTo: rule.appliesTo };
    expect((await admin.api.post("/api/rules/compare", draft)).status).toBe(200);
    expect((await admin.api.post("/api/rules/back-test", { ...draft, day: "2026-01-10" })).status).toBe(200);
  }
  const file = (await admin.api.get("/api/configuration")).body;
  expect((await admin.api.post("/api/configuration/diff", { file })).status).toBe(200);
  expect((await office.api.get(`/api/groups/${group.id}`)).status).toBe(200);
  const found = await database().execute("SELECT count(*) AS n FROM rules WHERE deletedAt IS NULL");
  expect(Number(found.rows[0]?.n)).toBeGreaterThan(0);
});
