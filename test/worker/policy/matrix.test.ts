import { beforeAll, describe, expect, test } from "vitest";
import { ROLES } from "#db/constants.ts";
import { type Ids, makeCountry } from "#test/support/world.ts";
import { accessOf } from "#worker/policy/can.ts";
import { type Action, RESOURCES, type Resource } from "#worker/policy/roles.ts";

/** Whose record is asked for; `none` is one that does not exist. */
const OWNERS = ["own", "ngo", "otherNgo", "otherOffice", "none"] as const;
type Owner = (typeof OWNERS)[number];

const ACTIONS = ["read", "update", "delete", "transition", "reveal"] as const;
/** Resources without routes of the plain kind. */
const LEFT_OUT: Resource[] = [
  ...(["regions", "outcomes", "imports", "stall-runs", "recycle-bin", "partner-requests"] as const),
  ...(["configuration", "permissions"] as const),
];
/** A POST there makes no record: it works something out, or takes a file over. */
const POSTED_OTHERWISE: Resource[] = ["outcomes", "stall-runs", "configuration"];
const TESTED = RESOURCES.filter((name) => !LEFT_OUT.includes(name));

let country: Awaited<ReturnType<typeof makeCountry>>;

beforeAll(async () => {
  country = await makeCountry();
}, 60_000);

/** A version that no record has: who gets 412 was let through to the record, and nothing is changed by asking. */
const NEVER = 9_999;
const WORDS: Record<number, string> = { 200: "yes", 201: "yes", 412: "yes", 403: "no", 404: "hidden" };

/** Verbs beside the plain ones, with a body that is good enough to get past parsing. */
const VERBS: Partial<Record<Action, Partial<Record<Resource, [path: string, body?: object]>>>> = {
  transition: {
    samples: ["close"],
    findings: ["accept", {}],
    cases: ["start", {}],
    merges: ["undo"],
    "follow-ups": ["skip", { reason: "Uji coba hak" }],
  },
  reveal: {
    people: ["reveal", { field: "nik", reason: "Uji coba hak" }],
    buyers: ["reveal", { field: "phone", reason: "Uji coba hak" }],
    submissions: ["reveal", { field: "payload", reason: "Uji coba hak" }],
    users: ["reset-link"],
    "sample-items": ["unmask", { reason: "Uji coba hak" }],
  },
};

async function ask(role: (typeof ROLES)[number], action: Action, resource: Resource, id: string): Promise<string> {
  const { api } = country.actors[role];
  const path = `/api/${resource}/${id}`;
  const [verb, body] = VERBS[action]?.[resource] ?? [action, { to: "nowhere" }];
  const reply = !["read", "update", "delete"].includes(action)
    ? await api.post(`${path}/${verb}`, body, { ifMatch: NEVER })
    : action === "read"
      ? await api.get(path, { headers: { accept: "application/json" } })
      : action === "update"
        ? await api.put(path, {}, { ifMatch: NEVER })
        : await api.delete(path, { ifMatch: NEVER });
  return WORDS[reply.status] ?? String(reply.status);
}

async function rowOf(role: (typeof ROLES)[number], action: (typeof ACTIONS)[number], resource: Resource) {
  const cells = await Promise.all(
    OWNERS.map(async (owner) => {
      const ids: Ids = owner === "none" ? {} : country.records[owner];
      const id = owner === "none" ? "xxx_doesnotexist" : ids[resource];
      return id ? ask(role, action, resource, id) : "–";
    }),
  );
  return Object.fromEntries(OWNERS.map((owner, i) => [owner, cells[i] ?? ""])) as Record<Owner, string>;
}

/** Approving a programme's closing goes through its transition. */
function grantOf(role: (typeof ROLES)[number], resource: Resource, action: Action) {
  const access = accessOf({ role }, resource, action);
  const approves = ["programs", "overrides"].includes(resource) && action === "transition" && access === "none";
  return approves ? accessOf({ role }, resource, "approve") : access;
}

/** A route that is not there (a list that cannot be deleted from) says 404 to everybody. */
const missing = (row: Record<Owner, string>) => OWNERS.every((owner) => ["hidden", "–"].includes(row[owner]));

describe.each(ROLES)("%s", (role) => {
  test("reaches exactly the rows the policy grants", async () => {
    const table: string[] = [];
    for (const resource of TESTED) {
      for (const action of ACTIONS) {
        const access = grantOf(role, resource, action);
        const row = await rowOf(role, action, resource);
        if (missing(row) && action !== "read") continue;
        const place = `${role} ${action} ${resource} (${access})`;
        if (access === "none") {
          for (const owner of OWNERS) expect(["no", "–"], `${place} ${owner}`).toContain(row[owner]);
          continue;
        }
        expect(row.none, `${place} none`).toBe("hidden");
        if (row.otherOffice !== "–") expect(row.otherOffice, `${place} otherOffice`).toBe("hidden");
        table.push(
          `${resource.padEnd(21)} ${action.padEnd(10)} ${access.padEnd(10)} ${OWNERS.map((owner) => `${owner}=${row[owner]}`.padEnd(18)).join(" ")}`.trimEnd(),
        );
      }
    }
    expect(`\n${table.join("\n")}\n`).toMatchSnapshot();
  });

  test("is refused to create what the policy does not grant", async () => {
    for (const resource of RESOURCES.filter((name) => !POSTED_OTHERWISE.includes(name))) {
      const reply = await country.actors[role].api.post(`/api/${resource}`, {});
      const allowed = accessOf({ role }, resource, "create") !== "none";
      if (reply.status === 404) continue;
      const expected = allowed ? [400, 415, 422] : [403];
      expect(expected, `${role} create ${resource}: ${reply.status} ${reply.text}`).toContain(reply.status);
    }
  });
});

describe("a child is created only under a parent that the writer may write to", () => {
  const BODIES: [Resource, object][] = [
    ["linkages", { buyer: "Toko", type: "titip_jual", startedOn: "2026-02-01" }],
    ["marketing-supports", { kind: "photo", on: "2026-02-01" }],
    ["orders", { on: "2026-02-01", valueIdr: 1 }],
    ["capital-applications", { source: "kur", amountIdr: 1, appliedOn: "2026-02-01" }],
    ["licences", { kind: "merek", state: "missing" }],
    ["contact-attempts", { channel: "phone", result: "no_answer" }],
    ["follow-ups", { dueOn: "2026-07-01" }],
  ];
  test.each(BODIES)("%s", async (resource, body) => {
    const { records, actors, stranger } = country;
    const [groupId, foreign] = [records.own.groups, records.otherOffice.groups];
    const asking = async (api: typeof stranger.api, id: string | undefined) =>
      (await api.post(`/api/${resource}`, { ...body, groupId: id })).status;
    expect(await asking(stranger.api, groupId), "another office").toBe(422);
    expect(await asking(actors.office.api, foreign), "in another office").toBe(422);
    expect(await asking(actors.ngo.api, foreign), "an NGO elsewhere").toBe(422);
    expect(await asking(actors.ngo.api, groupId), "the NGO that accompanies it").toBe(201);
    expect(await asking(actors.commission.api, groupId), "the commission").toBe(403);
  });
});
