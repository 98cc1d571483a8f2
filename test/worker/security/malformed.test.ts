import { beforeAll, describe, expect, it } from "vitest";
import { makeTeam, type TestActor } from "#test/support/actors.ts";
import { make, makeGroup, makeProgram, type Row } from "#test/support/records.ts";

let office: TestActor;
let group: Row;

beforeAll(async () => {
  ({ office } = await makeTeam());
  group = await makeGroup(office, (await makeProgram(office)).id);
});

const json = { headers: { "content-type": "application/json" } };
const nested = (levels: number) => "[".repeat(levels) + "]".repeat(levels);

describe("what no form sends", () => {
  it("half a character is refused, in a body and in a filter", async () => {
    const body = `{"groupId":"${group.id}","dueOn":"2026-12-20","note":"a\\ud800"}`;
    expect((await office.api.post("/api/follow-ups", body, json)).status).toBe(400);
    const filter = encodeURIComponent('{"name":"\\udfff"}');
    expect((await office.api.get(`/api/groups?filter=${filter}`)).status).toBe(400);
    const whole = `{"groupId":"${group.id}","dueOn":"2026-12-20","note":"a\\ud83d\\ude00"}`;
    expect((await office.api.post("/api/follow-ups", whole, json)).status).toBe(201);
  });

  it("deep nesting is refused", async () => {
    const contact = `"doneOn":"2026-01-20","method":"visit","activityStatus":"active","activeMembers":2`;
    for (const levels of [40, 3_000, 100_000]) {
      const body = `{"groupId":"${group.id}",${contact},"answers":{"a":${nested(levels)}}}`;
      expect((await office.api.post("/api/follow-ups", body, json)).status).toBe(400);
    }
    const query = '{"combinator":"and","rules":['.repeat(9_000) + "]}".repeat(9_000);
    expect((await office.api.post("/api/rules/preview", `{"query":${query}}`, json)).status).toBe(400);
  });

  it("an instant outside the calendar is refused", async () => {
    const attempt = { groupId: group.id, channel: "phone", result: "no_answer" };
    for (const at of [9e15, 8_639_999_999_999_999]) {
      const reply = await office.api.post("/api/contact-attempts", { ...attempt, at });
      expect([reply.status, reply.body]).toMatchObject([422, { error: { fields: { at: expect.any(String) } } }]);
    }
  });

  it("a field named like a property of every object is named in the refusal", async () => {
    const reply = await office.api.post("/api/programs", '{"constructor":{},"name":"x"}', json);
    expect([reply.status, reply.body]).toMatchObject([422, { error: { fields: { constructor: expect.any(String) } } }]);
  });

  it("an object that cannot be text is refused wherever text is meant", async () => {
    const odd = { toString: 1 };
    const buyer = await make(office, "buyers", { name: "Toko Uji" });
    const complaint = await make(office, "complaints", {
      ...{ groupId: group.id, channel: "phone", text: "Belum diterima", receivedOn: "2026-03-02" },
    });
    const request = await make(office, "equipment-requests", {
      ...{ groupId: group.id, category: "Mesin obras", quantity: 1, reason: "Masih menyewa" },
    });
    const changes: [string, Row, string[]][] = [
      ["buyers", buyer, ["name"]],
      ["complaints", complaint, ["personId", "receivedOn"]],
      ["equipment-requests", request, ["groupId"]],
    ];
    for (const [resource, { id }, fields] of changes) {
      for (const field of fields) {
        for (const value of [odd, [odd], [[]], {}]) {
          const path = `/api/${resource}/${id}`;
          expect([path, field, (await office.api.put(path, { [field]: value }, { ifMatch: 1 })).status]).toEqual([
            ...[path, field, 422],
          ]);
        }
      }
    }
    for (const query of [`sort=["id",{"toString":1}]`, `sort=[["id"],"ASC"]`])
      expect((await office.api.get(`/api/groups?${query}`)).status).toBe(400);
    for (const view of [odd, "toString", "constructor"])
      expect((await office.api.list("licences", { filter: { view } })).status).toBe(400);
  });

  it("a header that only looks like a token does not stand for an origin", async () => {
    const headers = { authorization: "Bearer a b", origin: "https://lain.test" };
    expect((await office.api.post("/api/search", { q: "mawar" }, { headers })).status).toBe(403);
  });
});
