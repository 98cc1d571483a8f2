import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { makeActor, makeTeam, type TestActor } from "#test/support/actors.ts";
import { make, makeGroup, makeProgram, type Row, read, todayFor } from "#test/support/records.ts";
import { database } from "#test/support/server.ts";
import { allocate } from "#worker/samples/draw.ts";

const SEED = "27182818284590452353";
const digest = (text: string) => createHash("sha256").update(text).digest("hex");

interface Fault {
  error: { code: string; fields?: Record<string, string> };
}
type Item = Row & { order: number; frameId: string; stratum: string; match: string | null; replacedBy: string | null };
type Sample = Row & {
  state: string;
  n: number;
  frame: { ids: string[]; hash: string; strata?: Record<string, string> } | null;
};

let team: Awaited<ReturnType<typeof makeTeam<"commission">>>;
let commission: TestActor;
let groups: Row[];

const send = (id: string, verb: string, body: object = {}) =>
  commission.api.post<Sample & Fault>(`/api/samples/${id}/${verb}`, body);
const itemsOf = async (sampleId: string) =>
  (await commission.api.list<Item>("sample-items", { filter: { sampleId }, sort: ["order", "ASC"] })).body;
async function drawn(more: object = {}): Promise<{ sample: Sample; items: Item[] }> {
  const { id } = await make(commission, "samples", {
    ...{ question: "Apakah produknya benar?", unit: "group", filter: {}, method: "simple", n: 3, items: ["product"] },
    ...more,
  });
  expect((await send(id, "freeze")).status).toBe(200);
  expect((await send(id, "draw", { seed: SEED })).status).toBe(200);
  return { sample: (await commission.api.get<Sample>(`/api/samples/${id}`)).body, items: await itemsOf(id) };
}
const check = (item: Item | undefined, seen: string, api = commission.api) =>
  api.post<Item & Fault>(`/api/sample-items/${item?.id}/check`, { observed: [{ item: "product", seen }] });
const put = (item: Item, body: object, version = item.version) =>
  commission.api.put<Item & Fault>(`/api/sample-items/${item.id}`, body, { ifMatch: version });

beforeAll(async () => {
  team = await makeTeam("commission");
  commission = team.commission;
  const program = await makeProgram(team.office);
  const { rows } = await database().execute({
    sql: `SELECT min(code) AS code FROM regions WHERE level = 'village' AND code LIKE ? GROUP BY substr(code, 1, 8) LIMIT 2`,
    args: [`${team.office.organization.regionCode}.%`],
  });
  groups = [];
  for (let i = 0; i < 9; i++)
    groups.push(
      await makeGroup(team.office, program.id, { villageCode: String(rows[i < 6 ? 0 : 1]?.code), product: "Keripik" }),
    );
});

describe("a record of a check", () => {
  it("is kept by PUT as well, with If-Match, as a list or by item, and says what came of it", async () => {
    const { items } = await drawn();
    const [one, two, three] = items as [Item, Item, Item];
    const bare = await commission.api.put(`/api/sample-items/${one.id}`, { match: "not_found" });
    expect(bare.status).toBe(428);
    expect((await put(one, { match: "not_found" }, 99)).status).toBe(412);
    expect((await put(one, { ...one, observed: { product: "keripik" }, match: "match" })).body).toMatchObject({
      match: "match",
      observed: [{ item: "product", reported: "Keripik", seen: "keripik", match: "match" }],
    });
    const list = [{ item: "product", seen: "Batik" }];
    expect((await put(two, { observed: list })).body.match).toBe("differs");
    expect((await put(three, { match: "refused", note: "Tidak bersedia" })).body).toMatchObject({
      match: "refused",
      note: "Tidak bersedia",
    });
    const again = (await read(commission, "sample-items", one.id)) as Item;
    expect((await put(again, { ...again })).body.version).toBe(again.version);
    expect((await put(again, { ...again, note: "Toko depan" })).body).toMatchObject({
      match: "match",
      note: "Toko depan",
    });
  });

  it("refuses a verdict that what was seen does not bear out, and fields that are the server's", async () => {
    const [item] = (await drawn()).items as [Item];
    for (const [body, field] of [
      [{ observed: { product: "Batik" }, match: "match" }, "match"],
      [{ match: "match" }, "observed.product"],
      [{ observed: { prodak: "Batik" } }, "observed.prodak"],
      [{ match: "refused", unitId: "grp_lain0001" }, "unitId"],
    ] as const) {
      const reply = await put(item, body);
      expect([reply.status, Object.keys(reply.body.error.fields ?? {})]).toEqual([
        422,
        expect.arrayContaining([field]),
      ]);
    }
  });

  it("takes words and numbers of the item only", async () => {
    const { items } = await drawn({ items: ["activityStatus", "memberCount", "hasBuyer"] });
    const observed = { activityStatus: "aktif", memberCount: "banyak", hasBuyer: "mungkin" };
    const reply = await put(items[0] as Item, { observed });
    expect(Object.keys(reply.body.error.fields ?? {}).sort()).toEqual([
      ...["observed.activityStatus", "observed.hasBuyer", "observed.memberCount"],
    ]);
  });
});

it.each(["groups.id", "follow_ups.groupId", "memberships.groupId"])(
  "who wrote a unit does not check it, by any way in (%s)",
  async (place) => {
    const { items } = await drawn();
    const [item] = items as [Item];
    const [table, column] = place.split(".");
    if (table === "follow_ups")
      await make(team.office, "follow-ups", {
        ...{ groupId: item.unitId, doneOn: todayFor(team.office), method: "visit", activityStatus: "active" },
      });
    if (table === "memberships") {
      const person = await make(team.office, "people", { name: "Anggota Diperiksa" });
      await make(team.office, "memberships", { groupId: item.unitId, personId: person.id });
    }
    const wrote = (by: string) =>
      database().execute({
        sql: `UPDATE ${table} SET createdBy = ? WHERE ${column} = ?`,
        args: [by, String(item.unitId)],
      });
    await wrote(commission.userId);
    const refused = [await check(item, "Keripik"), await put(item, { match: "not_found" })];
    expect(refused.map(({ status, body }) => [status, body.error.code])).toEqual([
      [409, "own_record"],
      [409, "own_record"],
    ]);
    const colleague = await makeActor("commission", { organization: commission.organization });
    expect((await check(item, "Keripik", colleague.api)).status).toBe(200);
    await wrote(team.office.userId);
  },
);

it("a frozen sample tells what it buys: the margin, and the chance of finding a problem of 5 %", async () => {
  const { sample } = await drawn({ n: 4 });
  const { size } = sample as Sample & { size: { population: number; margin: number; detects: object } };
  // 1.959964 · √(.25/4) · √((9 − 4)/(9 − 1)); one faulty of nine is among four with 4/9.
  expect(size.margin).toBeCloseTo(1.959964 * 0.25 * Math.sqrt(5 / 8), 6);
  expect(size).toMatchObject({ population: 9, n: 4, detects: { faulty: 1, probability: expect.closeTo(4 / 9, 10) } });
});

describe("two at once", () => {
  it("a unit that was checked is not replaced by another one", async () => {
    const [item] = (await drawn()).items;
    expect((await check(item, "Batik")).body.match).toBe("differs");
    const reply = await commission.api.post<Fault>(`/api/sample-items/${item?.id}/replace`, { reason: "Lain saja" });
    expect([reply.status, reply.body.error.code]).toEqual([409, "already_checked"]);
  });

  it("of two units replaced at once each gets the next of its own", async () => {
    const { sample, items } = await drawn();
    const replies = await Promise.all(
      items.slice(0, 2).map(({ id }) => commission.api.post(`/api/sample-items/${id}/replace`, { reason: "Pindah" })),
    );
    expect(replies.map(({ status }) => status)).toEqual([200, 200]);
    const key = (id: string) => digest(`${SEED}|${sample.frame?.hash}|${id}`);
    const order = [...(sample.frame?.ids ?? [])].sort((a, b) => (key(a) < key(b) ? -1 : 1));
    const now = await itemsOf(sample.id);
    expect(now.map(({ frameId }) => frameId)).toEqual(order.slice(0, 5));
    expect(
      now
        .map(({ replacedBy }) => replacedBy)
        .filter(Boolean)
        .sort(),
    ).toEqual(order.slice(3, 5).sort());
  });

  it("a check is not closed over a unit that came in meanwhile", async () => {
    const { sample, items } = await drawn();
    for (const item of items.slice(1)) await check(item, "Keripik");
    await commission.api.post(`/api/sample-items/${items[0]?.id}/check`, { outcome: "not_found" });
    const [closed, replaced] = await Promise.all([
      send(sample.id, "close"),
      commission.api.post(`/api/sample-items/${items[0]?.id}/replace`, { reason: "Pindah" }),
    ]);
    const { state } = (await commission.api.get<Sample>(`/api/samples/${sample.id}`)).body;
    const open = (await itemsOf(sample.id)).filter(({ match, replacedBy }) => !match && !replacedBy);
    expect([closed.status, replaced.status].filter((status) => status === 200)).toHaveLength(1);
    expect({ state, open: open.length }).toEqual(
      closed.status === 200 ? { state: "closed", open: 0 } : { state: "drawn", open: 1 },
    );
  });

  it("two people who freeze at once take one frame", async () => {
    const { id } = await make(commission, "samples", {
      question: "Sekali saja?",
      unit: "group",
      method: "simple",
      n: 2,
    });
    const colleague = await makeActor("commission", { organization: commission.organization });
    const replies = await Promise.all([commission, colleague].map(({ api }) => api.post(`/api/samples/${id}/freeze`)));
    expect(replies.map(({ status }) => status).sort()[0]).toBe(200);
    const { frame } = (await commission.api.get<Sample>(`/api/samples/${id}`)).body;
    expect(new Set(frame?.ids).size).toBe(groups.length);
    expect(frame?.hash).toBe(digest([...(frame?.ids ?? [])].sort().join("\n")));
  });
});

describe("strata", () => {
  it("are districts where nobody chose, each with its share, and told by id to who drew them", async () => {
    const { sample, items } = await drawn({ method: "stratified", n: 6 });
    const strata = Object.values(sample.frame?.strata ?? {});
    const sizes = new Map([...new Set(strata)].map((name) => [name, strata.filter((one) => one === name).length]));
    expect([...sizes.values()].sort()).toEqual([3, 6]);
    for (const [name, share] of allocate(sizes, 6)) {
      expect(name).toHaveLength(8);
      expect(items.filter(({ stratum }) => stratum === name)).toHaveLength(share);
    }
    const seenByOffice = (await team.office.api.get<Sample>(`/api/samples/${sample.id}`)).body;
    expect(seenByOffice.frame?.strata).toBeUndefined();
    expect(seenByOffice.design).toEqual({ strataBy: "district" });
  });

  it("two stages take at least two kelurahan", async () => {
    const { sample, items } = await drawn({ method: "cluster", n: 4 });
    expect(sample.design).toMatchObject({ clusters: 2 });
    expect(new Set(items.map(({ stratum }) => stratum)).size).toBe(2);
  });

  it("levels of a lot that nobody could tell apart are refused, by their name, before anything is worked out", async () => {
    for (const design of [
      { upper: 0.5, lower: 0.8 },
      { upper: 0.52, lower: 0.5 },
    ]) {
      const body = { unit: "group", method: "lqas", design };
      for (const path of ["/api/samples/size", "/api/samples"]) {
        const reply = await commission.api.post<Fault>(path, path.endsWith("size") ? body : { ...body, question: "?" });
        expect([reply.status, Object.keys(reply.body.error.fields ?? {})]).toEqual([422, ["design.upper"]]);
      }
    }
  });
});
