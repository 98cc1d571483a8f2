import { beforeAll, describe, expect, it } from "vitest";
import { makeActor, makeOrganization, makeTeam, type TestActor } from "#test/support/actors.ts";
import { grantTo, make, makeGroup, makeProgram, type Row, read, step } from "#test/support/records.ts";
import { database } from "#test/support/server.ts";

let office: TestActor;
let ngo: TestActor;
let otherNgo: TestActor;
let team: Awaited<ReturnType<typeof makeTeam<"ngo" | "commission" | "officer" | "head" | "admin">>>;
let group: Row;
let closed: Row;

beforeAll(async () => {
  team = await makeTeam("ngo", "commission", "officer", "head", "admin");
  ({ office, ngo } = team);
  const organization = await makeOrganization({ kind: "ngo", regionCode: office.organization.regionCode });
  otherNgo = await makeActor("ngo", { organization });
  const program = await makeProgram(office);
  group = await makeGroup(office, program.id);
  closed = await makeGroup(office, program.id);
  await grantTo(office, ngo, group.id);
});

const PHONE = "0812-3456-7890";
const MAIL = "Ratih@Toko-Uji.test";
const buyer = (actor: TestActor, name: string, more: object = {}) => make(actor, "buyers", { name, ...more });
const linkage = (actor: TestActor, more: object) =>
  actor.api.post<Row>("/api/linkages", { groupId: group.id, type: "kontrak", startedOn: "2026-01-10", ...more });
const reveal = (actor: TestActor, id: string, field = "phone") =>
  actor.api.post<{ value: string }>(`/api/buyers/${id}/reveal`, { field, reason: "Menawarkan contoh barang" });

describe("a buyer's phone and mail", () => {
  it("are sealed in the database, veiled in every reply, and opened with a reason that is logged", async () => {
    const made = await buyer(office, "Toko Bersandi", { phone: PHONE, email: MAIL, contact: "Bu Ratih" });
    expect(made).toMatchObject({ phone: "••••••••", email: "••••••••", contact: "Bu Ratih", kind: "other" });
    const { rows } = await database().execute({ sql: "SELECT * FROM buyers WHERE id = ?", args: [made.id] });
    expect(JSON.stringify(rows)).not.toMatch(/3456|toko-uji/i);
    expect(String(rows[0]?.phone)).toMatch(/^v1\./);
    expect((await reveal(office, made.id)).body.value).toBe("+6281234567890");
    expect((await reveal(office, made.id, "email")).body.value).toBe("ratih@toko-uji.test");
    const { rows: looks } = await database().execute({
      sql: "SELECT field, reason, entity FROM access_log WHERE entityId = ? ORDER BY field",
      args: [made.id],
    });
    expect(looks).toMatchObject([{ field: "email", entity: "buyers" }, { field: "phone" }]);
    const { rows: audits } = await database().execute({
      sql: "SELECT changes FROM audit_log WHERE entityId = ?",
      args: [made.id],
    });
    expect(JSON.stringify(audits)).not.toMatch(/3456|toko-uji|Ratih|v1\./i);
  });

  it("stay as they are when a form sends the veil back, and are cleared by nothing", async () => {
    const made = await buyer(office, "Toko Tetap", { phone: PHONE });
    const whole = await read(office, "buyers", made.id);
    const kept = await office.api.put<Row>(`/api/buyers/${made.id}`, { ...whole, kind: "shop" }, { ifMatch: 1 });
    expect(kept.body, kept.text).toMatchObject({ kind: "shop", phone: "••••••••" });
    expect((await reveal(office, made.id)).body.value).toBe("+6281234567890");
    const cleared = await office.api.put<Row>(`/api/buyers/${made.id}`, { phone: null }, { ifMatch: 2 });
    expect(cleared.body).toMatchObject({ phone: null });
  });

  it.each([
    [{ phone: "12" }, "phone"],
    [{ email: "bukan surel" }, "email"],
    [{ kind: "raksasa" }, "kind"],
    [{ nameKey: "x" }, "nameKey"],
    [{ name: "" }, "name"],
  ])("with %j are refused at %s", async (more, field) => {
    const reply = await office.api.post("/api/buyers", { name: "Toko Salah", ...more });
    expect([reply.status, reply.body]).toMatchObject([422, { error: { fields: { [field]: expect.any(String) } } }]);
  });

  it("are opened by nobody outside, nor by who may not", async () => {
    const made = await buyer(ngo, "Pembeli LSM", { phone: PHONE, contact: "Pak Joko", note: "rahasia" });
    expect((await reveal(ngo, made.id)).status).toBe(200);
    expect(await read(office, "buyers", made.id)).toMatchObject({ name: "Pembeli LSM", phone: null, contact: null });
    expect((await reveal(office, made.id)).status).toBe(403);
    expect((await reveal(team.head, made.id)).status).toBe(403);
    for (const actor of [otherNgo, await makeActor("office")]) {
      expect((await actor.api.get(`/api/buyers/${made.id}`)).status).toBe(404);
      expect((await actor.api.get(`/api/buyers/${made.id}/figures`)).status).toBe(404);
      expect((await reveal(actor, made.id)).status).toBe(404);
      expect((await actor.api.list("buyers", { filter: { q: "Pembeli LSM" } })).total).toBe(0);
    }
    expect((await team.commission.api.get(`/api/buyers/${made.id}`)).status).toBe(403);
    expect((await office.api.put(`/api/buyers/${made.id}`, { name: "Milik dinas" }, { ifMatch: 1 })).status).toBe(403);
    expect((await office.api.list("buyers", { filter: { phone: PHONE } })).status).toBe(400);
    expect((await office.api.list("buyers", { filter: { contact: "Pak Joko" } })).total).toBe(0);
    expect((await ngo.api.list("buyers", { filter: { contact: "Pak Joko" } })).total).toBe(1);
  });
});

describe("the directory", () => {
  it("holds a name once, however it is written", async () => {
    await buyer(office, "CV Busana Uji");
    const again = await office.api.post("/api/buyers", { name: "busana  UJI" });
    expect([again.status, again.body]).toMatchObject([422, { error: { fields: { name: expect.any(String) } } }]);
    expect((await ngo.api.post("/api/buyers", { name: "CV Busana Uji" })).status).toBe(201);
  });

  it("grows by the linkages that name a new buyer, and finds the known one again", async () => {
    const first = await linkage(office, { buyer: "Toko Baru Sekali" });
    expect(first.status, first.text).toBe(201);
    const again = await linkage(office, { buyer: "toko baru SEKALI" });
    expect(again.body.buyerId).toBe(first.body.buyerId);
    expect(await read(office, "buyers", String(first.body.buyerId))).toMatchObject({ name: "Toko Baru Sekali" });
    const other = await linkage(ngo, { buyer: "Toko Baru Sekali" });
    expect(other.body.buyerId).not.toBe(first.body.buyerId);
    const { rows } = await database().execute({
      sql: "SELECT action FROM audit_log WHERE entityId = ?",
      args: [String(first.body.buyerId)],
    });
    expect(rows).toMatchObject([{ action: "create" }]);
  });

  it("has one row when several name a new buyer at once", async () => {
    const replies = await Promise.all([1, 2, 3, 4].map(() => linkage(office, { buyer: "Toko Serentak" })));
    expect(replies.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(new Set(replies.map(({ body }) => body.buyerId)).size).toBe(1);
    expect((await office.api.list("buyers", { filter: { q: "Toko Serentak" } })).total).toBe(1);
  });

  it("gives a linkage its name; a linkage without either is refused, and so is a stranger's buyer", async () => {
    const made = await buyer(office, "Hotel Pilihan");
    const chosen = await linkage(office, { buyerId: made.id });
    expect(chosen.body, chosen.text).toMatchObject({ buyer: "Hotel Pilihan", buyerId: made.id });
    const none = await linkage(office, {});
    expect([none.status, none.body]).toMatchObject([422, { error: { fields: { buyer: expect.any(String) } } }]);
    const foreign = await buyer(await makeActor("office"), "Toko Jauh");
    const stolen = await linkage(office, { buyerId: foreign.id });
    expect([stolen.status, stolen.body]).toMatchObject([422, { error: { fields: { buyerId: expect.any(String) } } }]);
  });

  it("follows a linkage whose buyer is corrected", async () => {
    const made = await linkage(office, { buyer: "Toko Keliru" });
    const put = await office.api.put<Row>(`/api/linkages/${made.body.id}`, { buyer: "Toko Benar" }, { ifMatch: 1 });
    expect(put.status, put.text).toBe(200);
    expect(await read(office, "buyers", String(put.body.buyerId))).toMatchObject({ name: "Toko Benar" });
  });

  it("keeps a buyer that is named by a linkage", async () => {
    const made = await linkage(office, { buyer: "Toko Terpakai" });
    const used = await office.api.delete(`/api/buyers/${made.body.buyerId}`, { ifMatch: 1 });
    expect([used.status, used.body]).toMatchObject([409, { error: { code: "has_linkages" } }]);
    const free = await buyer(office, "Toko Bebas");
    expect((await office.api.delete(`/api/buyers/${free.id}`, { ifMatch: 1 })).status).toBe(200);
  });
});

describe("what a buyer meant", () => {
  it("is told by group, of the groups the reader may see, and its doors list exactly that", async () => {
    const made = await buyer(office, "Garmen Angka");
    for (const groupId of [group.id, closed.id]) {
      const link = await make(office, "linkages", {
        ...{ groupId, buyerId: made.id, type: "maklun", startedOn: "2026-01-10" },
      });
      await step(office, "linkages", link.id, "accepted", { on: "2026-01-12" });
      for (const valueIdr of [100_000, 250_000]) {
        await make(office, "orders", { groupId, linkageId: link.id, on: "2026-02-01", valueIdr });
      }
    }
    const path = `/api/buyers/${made.id}/figures`;
    const figures = await office.api.get(path);
    expect(figures.body).toMatchObject({
      ...{ groups: 2, linkages: 2, orders: 4, valueIdr: 700_000, lastOn: "2026-02-01" },
      byGroup: [{ linkages: 1, orders: 2, valueIdr: 350_000 }, {}],
    });
    expect((await office.api.list("orders", { filter: { buyerId: made.id } })).total).toBe(4);
    expect((await office.api.list("linkages", { filter: { buyerId: made.id } })).total).toBe(2);
    expect((await ngo.api.get(path)).status).toBe(404);
    expect((await ngo.api.list("orders", { filter: { buyerId: made.id } })).total).toBe(2);
    expect((await office.api.list("orders", { filter: { buyerId: 7 } })).status).toBe(400);
  });
});
