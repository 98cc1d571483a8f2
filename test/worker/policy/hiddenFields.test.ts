import { beforeAll, describe, expect, test } from "vitest";
import { makeActor, type TestActor } from "#test/support/actors.ts";
import { database } from "#test/support/server.ts";
import { makeCountry } from "#test/support/world.ts";
import { personalFields } from "#worker/policy/fields.ts";
import type { Resource } from "#worker/policy/roles.ts";

let country: Awaited<ReturnType<typeof makeCountry>>;
/** Readers outside the owning organisation: the commission, an NGO, and the office of the province. */
let readers: TestActor[];

/** Where each resource keeps its personal fields, and a row of the office to hide them in. */
const TABLES: Partial<Record<Resource, string>> = {
  people: "people",
  groups: "groups",
  memberships: "memberships",
  "follow-ups": "follow_ups",
  "contact-attempts": "contact_attempts",
  "equipment-checks": "equipment_checks",
  "equipment-requests": "equipment_requests",
  redistributions: "redistributions",
  handovers: "handovers",
  "marketing-supports": "marketing_supports",
  linkages: "linkages",
  orders: "orders",
  "capital-applications": "capital_applications",
  licences: "licences",
  "group-partners": "group_partners",
  cases: "cases",
  "case-actions": "case_actions",
  overrides: "overrides",
};
const RESOURCES = Object.keys(TABLES) as Resource[];

beforeAll(async () => {
  country = await makeCountry();
  const province = await makeActor("office");
  await database().execute({
    sql: "UPDATE organizations SET regionCode = ? WHERE id = ?",
    args: [country.actors.office.organization.regionCode.slice(0, 2), province.organization.id],
  });
  readers = [country.actors.commission, country.actors.ngo, province];
}, 60_000);

async function columnsOf(table: string): Promise<Map<string, string>> {
  const { rows } = await database().execute(`PRAGMA table_info(${table})`);
  return new Map(rows.map((row) => [String(row.name), String(row.type)]));
}

/** Two values of a column that a look-alike of this record could have. */
function twoValues(field: string, type: string): [string | number, string | number] {
  if (field === "birthDate") return ["1988-01-01", "1988-12-31"];
  if (type === "INTEGER") return [1, 2_000_000];
  if (type === "REAL") return [-7.5, -7.9];
  if (field === "customPersonal") return ['{"uji":"rahasia satu"}', '{"uji":"rahasia dua","lain":1}'];
  if (
    ["answers", "photos", "witnesses", "document", "photo", "evidence", "parties", "signatures", "snapshot"].includes(
      field,
    )
  )
    return ['["a"]', '["b","c"]'];
  return ["AAAA rahasia satu", "ZZZZ rahasia dua"];
}

async function set(table: string, id: string, field: string, value: string | number) {
  await database().execute({ sql: `UPDATE ${table} SET "${field}" = ? WHERE id = ?`, args: [value, id] });
}

/** Everything an outsider can ask that might depend on a field. */
async function askAll(actor: TestActor, resource: Resource, id: string, field: string, value: string | number) {
  const filters: object[] = [
    {},
    { q: "rahasia" },
    { [field]: value },
    { [`${field}_gte`]: value },
    { [`${field}_neq`]: value },
    { [`${field}_isnull`]: true },
  ];
  const replies = await Promise.all([
    actor.api.get(`/api/${resource}/${id}`),
    ...filters.map((filter) => actor.api.list(resource, { filter, sort: ["id", "ASC"] })),
    actor.api.list(resource, { sort: [field, "ASC"] }),
    ...(["people", "groups"].includes(resource) ? [actor.api.post("/api/search", { q: "rahasia" })] : []),
  ]);
  return replies.map(({ status, text, headers }) =>
    [status, headers.get("content-range"), headers.get("etag"), text.replace(/"requestId":"[^"]+"/, "")].join(" | "),
  );
}

describe.each(RESOURCES)("%s", (resource) => {
  test("replies to outsiders are the same byte for byte whatever a personal field holds", async () => {
    const table = TABLES[resource] ?? "";
    const id = country.records.own[resource] ?? "";
    const columns = await columnsOf(table);
    if (resource === "groups") await set(table, id, "kind", "individual");
    for (const field of personalFields(resource)) {
      const type = columns.get(field);
      if (!type) continue;
      const [one, other] = twoValues(field, type);
      for (const reader of readers.filter(
        ({ organization }) => resource !== "group-partners" || organization.kind !== "ngo",
      )) {
        await set(table, id, field, one);
        const before = await askAll(reader, resource, id, field, one);
        await set(table, id, field, other);
        const after = await askAll(reader, resource, id, field, one);
        expect(after, `${resource}.${field} to ${reader.role}`).toEqual(before);
        expect(before.join(), `${resource}.${field} to ${reader.role}`).not.toContain("rahasia satu");
      }
    }
    if (resource === "groups") await set(table, id, "kind", "group");
  }, 60_000);

  test("the commission cannot even name them in a filter or a sort", async () => {
    const { api } = country.actors.commission;
    for (const field of personalFields(resource)) {
      if (resource === "groups" && field === "name") continue;
      const value = ["baselineRevenueIdr", "lat", "lng"].includes(field) ? 1 : "x";
      for (const query of [{ filter: { [field]: value } }, { filter: { [`${field}_isnull`]: true } }]) {
        const reply = await api.list(resource, query);
        expect([resource, field, reply.status]).toEqual([resource, field, 400]);
      }
      const sorted = await api.list(resource, { sort: [field, "ASC"] });
      expect([resource, field, sorted.status]).toEqual([resource, field, 400]);
    }
  });
});

/** Called like something hidden, and not: what a handover is proven by, which point of its plan a visit is. */
const OPEN_KEYS = ["snapshotHash", "stepKey"];

test("the keys that each role reads do not depend on the row", async () => {
  for (const resource of RESOURCES) {
    const id = country.records.own[resource];
    const shapes = await Promise.all(
      [country.actors.office, country.actors.commission].map(async ({ api }) => {
        const reply = await api.get<object>(`/api/${resource}/${id}`);
        return Object.keys(reply.body).sort();
      }),
    );
    expect(shapes[1], resource).toEqual(shapes[0]);
    expect(
      shapes[0]?.filter((key) => /Index|Last2|Key$|deletedAt|Hash/.test(key) && !OPEN_KEYS.includes(key)),
      resource,
    ).toEqual([]);
  }
});
