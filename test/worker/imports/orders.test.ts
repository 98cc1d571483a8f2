import { beforeAll, describe, expect, test } from "vitest";
import { makeActor, makeTeam, type TestActor } from "#test/support/actors.ts";
import { eventsOf, grantTo, make, makeGroup, makeProgram, type Row, read } from "#test/support/records.ts";
import { database } from "#test/support/server.ts";
import { countOf, csv, groupId, type ImportBody, ORDERS, trainedOffice, type UndoBody, upload } from "./office.ts";

const HEAD = "Nama Kelompok;Pembeli / Mitra;Saluran;Tanggal Pesanan;Nilai Pesanan;Jumlah;Keterangan";
const asOrders = { kind: "orders" };

async function commit(actor: TestActor, id: string): Promise<ImportBody> {
  const done = await actor.api.post<ImportBody>(`/api/imports/${id}/commit`);
  expect(done.status, done.text).toBe(200);
  return done.body;
}

async function bring(actor: TestActor, programId: string, ...lines: string[]): Promise<ImportBody> {
  const { body, status, text } = await upload(actor.api, programId, csv(HEAD, ...lines), asOrders);
  expect(status, text).toBe(201);
  return body;
}

const ordersOf = (group: string) => countOf("orders", "groupId = ?", group);
async function linkagesOf(group: string) {
  const { rows } = await database().execute({
    sql: "SELECT id, buyer, channel, type, state, startedOn, acceptedOn, firstOrderOn, creditedTo, buyerId, version FROM linkages WHERE groupId = ? AND deletedAt IS NULL ORDER BY startedOn, id",
    args: [group],
  });
  return rows;
}

describe("a list of orders, from upload to undo", () => {
  let office: TestActor;
  let programId: string;
  let dry: ImportBody;

  beforeAll(async () => {
    ({ office, programId } = await trainedOffice());
    const reply = await upload(office.api, programId, ORDERS, asOrders);
    expect(reply.status, reply.text).toBe(201);
    dry = reply.body;
  });

  test("39 orders of 14 groups, and what each column and word is taken for", async () => {
    expect(dry.counts).toEqual({ rows: 39, create: 39, update: 0, skip: 0, duplicate: 0, error: 0 });
    expect(dry.mapping.map(({ field }) => field)).toEqual([
      ...["groupName", "buyer", "channel", "on", "valueIdr", "quantity", "note"],
    ]);
    expect(dry.valueMap).toEqual({
      channel: { "pesanan langsung": "kontrak", toko: "titip_jual", marketplace: "marketplace" },
    });
    expect(await countOf("orders", "organizationId = ?", office.organization.id)).toBe(0);
  });

  test("money, days, quantities and remarks arrive as they were meant; the group is found under its short name", async () => {
    const done = await commit(office, dry.id);
    expect(done.counts).toMatchObject({ create: 39, skip: 0, error: 0 });
    const { rows } = await database().execute({
      sql: `SELECT count(*) AS n, count(DISTINCT groupId) AS groups, sum(valueIdr) AS value FROM orders
        WHERE organizationId = ? AND deletedAt IS NULL`,
      args: [office.organization.id],
    });
    expect(rows[0]).toMatchObject({ n: 39, groups: 14, value: 119_150_000 });
    const mawar = await groupId(programId, "Kelompok Mawar");
    const orders = await office.api.get<Row[]>(
      `/api/orders?filter=${JSON.stringify({ groupId: mawar })}&sort=["on","ASC"]`,
    );
    expect(orders.body).toMatchObject([
      { on: "2025-09-14", valueIdr: 850_000, quantity: 71, unit: "pcs", note: null },
      { on: "2025-10-25", valueIdr: 3_750_000, quantity: 44, note: "Saluran: Toko" },
      { on: "2025-11-03", valueIdr: 2_650_000 },
    ]);
    expect(
      await countOf("orders", "note LIKE 'Pembeli: “Café Lestari”%' AND organizationId = ?", office.organization.id),
    ).toBeGreaterThan(0);
  });

  test("each buyer of a group is one linkage, dated by its orders and credited to whoever brought them", async () => {
    const [only, ...more] = await linkagesOf(await groupId(programId, "Kelompok Mawar"));
    expect(more).toEqual([]);
    expect(only).toMatchObject({
      buyer: "Toko Oleh-oleh Singosari",
      channel: "Pesanan langsung",
      type: "kontrak",
      state: "repeat_orders",
      startedOn: "2025-09-14",
      acceptedOn: "2025-09-14",
      firstOrderOn: "2025-09-14",
      creditedTo: office.organization.id,
    });
    const steps = await eventsOf(String(only?.id));
    expect(steps.map(({ state, on }) => [state, on]).sort()).toEqual([
      ["accepted", "2025-09-14"],
      ["first_order", "2025-09-14"],
      ["repeat_orders", "2025-10-25"],
    ]);
    expect(steps[0]?.data).toMatchObject({ creditedTo: office.organization.id });
    expect(await countOf("buyers", "organizationId = ?", office.organization.id)).toBe(8);
    const orders = await office.api.get<Row[]>(`/api/orders?filter=${JSON.stringify({ linkageId: only?.id })}`);
    expect(orders.body).toHaveLength(3);
  });

  test("the same file again is all skip, and writing it changes nothing", async () => {
    const again = await upload(office.api, programId, ORDERS, asOrders);
    expect(again.body.counts).toEqual({ rows: 39, create: 0, update: 0, skip: 39, duplicate: 0, error: 0 });
    await commit(office, again.body.id);
    expect(await countOf("orders", "organizationId = ?", office.organization.id)).toBe(39);
    expect((await office.api.post<ImportBody>(`/api/imports/${dry.id}/commit`)).body.counts).toMatchObject({
      create: 39,
    });
  });

  test("undo takes back orders, linkages and buyers; what was touched since stays with all it hangs on", async () => {
    const mawar = await groupId(programId, "Kelompok Mawar");
    const { rows } = await database().execute({
      sql: `SELECT id FROM orders WHERE groupId = ? AND "on" = '2025-11-03' AND deletedAt IS NULL`,
      args: [mawar],
    });
    const touched = await read(office, "orders", String(rows[0]?.id));
    await office.api.put(`/api/orders/${touched.id}`, { note: "dicek" }, { ifMatch: touched.version });
    const undone = await office.api.post<UndoBody>(`/api/imports/${dry.id}/undo`);
    expect(undone.status, undone.text).toBe(200);
    expect(undone.body.removed).toMatchObject({ orders: 38 });
    expect(undone.body.kept.map(({ table }) => table)).toEqual(
      expect.arrayContaining(["orders", "linkages", "buyers"]),
    );
    expect(await ordersOf(mawar)).toBe(1);
    expect(await linkagesOf(mawar)).toHaveLength(1);
    expect(await countOf("linkages", "organizationId = ?", office.organization.id)).toBe(1);
    expect((await office.api.post<UndoBody>(`/api/imports/${dry.id}/undo`)).body.removed).toEqual({});
    const back = await upload(office.api, programId, ORDERS, asOrders);
    expect(back.body.counts).toMatchObject({ create: 38, skip: 1 });
  });
});

describe("rows of orders", () => {
  let office: TestActor;
  let programId: string;
  let mawar: Row;
  let today: string;
  beforeAll(async () => {
    office = await makeActor("office");
    programId = (await makeProgram(office)).id;
    mawar = await makeGroup(office, programId, { name: "Kelompok Mawar" });
    today = "2026-01-20";
  });
  const line = (
    more: Partial<Record<"group" | "buyer" | "channel" | "on" | "value" | "count" | "note", string>> = {},
  ) => {
    const one = {
      group: "Klp. Mawar",
      buyer: "Toko Ayu",
      channel: "Toko",
      on: today,
      value: "Rp 500.000",
      count: "10 pcs",
      note: "",
      ...more,
    };
    return [one.group, one.buyer, one.channel, one.on, one.value, one.count, one.note].join(";");
  };

  test("a row that says the same as an earlier one is a repetition; two alike that differ in a remark are two", async () => {
    const body = await bring(office, programId, line(), line(), line({ note: "pesanan kedua" }));
    expect(body.rows.map(({ outcome }) => outcome)).toEqual(["create", "duplicate", "create"]);
    expect(body.rows[1]?.errors[0]).toMatchObject({ code: "repeated_in_file", message: "Sama dengan baris 2." });
    await commit(office, body.id);
    const again = await bring(office, programId, line(), line({ note: "pesanan kedua" }), line({ note: "ketiga" }));
    expect(again.counts, "each order in the books answers for one row").toMatchObject({ skip: 2, create: 1 });
  });

  test("what is missing, unreadable or to come keeps its row out, and the rest goes in", async () => {
    const body = await bring(
      office,
      programId,
      line({ value: "" }),
      line({ value: "murah" }),
      line({ on: "31/02/2026" }),
      line({ on: "2031-01-01" }),
      line({ group: "Kelompok Mawra", value: "Rp 75.000" }),
      line({ channel: "gerai" }),
      line({ count: "banyak", on: "2026-01-02" }),
    );
    expect(body.counts).toMatchObject({ create: 1, error: 6 });
    expect(body.rows.map(({ errors }) => errors[0]?.code)).toEqual([
      ...["missing", "money_unreadable", "date_impossible", "date_unlikely", "group_unknown", "value_unmapped"],
      "quantity_unreadable",
    ]);
    expect(body.rows[4]?.errors[0]?.proposal).toEqual({
      label: "Kelompok Mawar",
      values: { groupName: "Kelompok Mawar" },
    });
    expect(body.rows[6]).toMatchObject({ outcome: "create", errors: [{ level: "warning" }] });
    const repaired = await office.api.put<ImportBody["rows"][number]>(`/api/imports/${body.id}/rows/6`, {
      values: body.rows[4]?.errors[0]?.proposal?.values,
    });
    expect(repaired.body).toMatchObject({ outcome: "create", errors: [] });
    const mapped = await office.api.put<ImportBody>(`/api/imports/${body.id}/mapping`, {
      columns: body.mapping,
      valueMap: { channel: { Gerai: "titip_jual" } },
    });
    expect(mapped.body.valueMap.channel).toMatchObject({ gerai: "titip_jual", toko: "titip_jual" });
    expect(mapped.body.counts).toMatchObject({ error: 4 });
    const remembered = await bring(office, programId, line({ channel: "Gerai", on: "2026-01-05" }));
    expect(remembered.counts, "a meaning is remembered for the layout").toMatchObject({ create: 1 });
    const wrong = await office.api.put(`/api/imports/${body.id}/mapping`, {
      columns: body.mapping,
      valueMap: { channel: { gerai: "warung" } },
    });
    expect(wrong.status).toBe(422);
  });

  test("an order joins the linkage there is: it moves on, and undo puts it back as it was", async () => {
    const group = await makeGroup(office, programId, { name: "Kelompok Kenari" });
    const linkage = await make(office, "linkages", {
      groupId: group.id,
      buyer: "CV Garmen Sejahtera",
      type: "maklun",
      startedOn: "2025-10-01",
    });
    const body = await bring(
      office,
      programId,
      line({ group: "Kenari", buyer: "Garmen Sejahtera", on: "2025-09-20" }),
      line({ group: "Kenari", buyer: "CV. GARMEN SEJAHTERA", on: "2025-11-02" }),
      line({ group: "Kenari", buyer: "", channel: "", on: "2025-11-03" }),
    );
    await commit(office, body.id);
    const steps = async () =>
      (await office.api.get<Row[]>(`/api/linkages/${linkage.id}/steps`)).body.map(({ state }) => state);
    expect(await steps()).toEqual(["offered", "accepted", "first_order"]);
    expect(await read(office, "linkages", linkage.id)).toMatchObject({
      ...{ state: "first_order", acceptedOn: "2025-11-02", firstOrderOn: "2025-11-02" },
    });
    const { rows } = await database().execute({
      sql: `SELECT linkageId, note FROM orders WHERE groupId = ? ORDER BY "on"`,
      args: [group.id],
    });
    expect(rows.map((row) => [row.linkageId, row.note])).toEqual([
      [null, "Pembeli: Garmen Sejahtera · Saluran: Toko"],
      [linkage.id, "Saluran: Toko"],
      [null, null],
    ]);
    const undone = await office.api.post<UndoBody>(`/api/imports/${body.id}/undo`);
    expect(undone.body).toMatchObject({ removed: { orders: 3 }, restored: { linkages: 1 }, kept: [] });
    expect(await read(office, "linkages", linkage.id)).toMatchObject({
      state: "offered",
      acceptedOn: null,
      firstOrderOn: null,
    });
    const told = await office.api.get<Row[]>(`/api/groups/${group.id}/timeline`);
    expect(told.body.filter(({ kind }) => kind === "order")).toEqual([]);
    expect(told.body.filter(({ kind }) => kind === "linkage_changed").map(({ state }) => state)).toEqual(["offered"]);
    expect(await steps()).toEqual(["offered"]);
  });

  test("two who write the same import at once make each order once", async () => {
    const second = await makeActor("office", { organization: office.organization });
    const lines = Array.from({ length: 30 }, (_, i) => line({ value: `${i + 1}00.000`, on: "2025-12-01" }));
    const body = await bring(office, programId, ...lines);
    const before = await ordersOf(mawar.id);
    const replies = await Promise.all(
      [office, second, office].map((actor) => actor.api.post<ImportBody>(`/api/imports/${body.id}/commit`)),
    );
    expect(replies.map(({ status }) => status).filter((status) => status === 200).length).toBeGreaterThan(0);
    expect(await ordersOf(mawar.id)).toBe(before + 30);
  });

  test("more than 2,000 rows are written in the background, and progress is told", async () => {
    const group = await makeGroup(office, programId, { name: "Kelompok Besar" });
    const lines = Array.from({ length: 2_010 }, (_, i) =>
      line({ group: "Besar", buyer: `Pembeli ${i % 7}`, on: "2025-12-02", value: `${1000 + i}` }),
    );
    const body = await bring(office, programId, ...lines);
    expect(body.counts).toMatchObject({ rows: 2_010, create: 2_010 });
    const begun = await office.api.post<ImportBody>(`/api/imports/${body.id}/commit`);
    expect(begun.status).toBe(202);
    await expect
      .poll(async () => (await office.api.get<ImportBody>(`/api/imports/${body.id}`)).body.state, { timeout: 60_000 })
      .toBe("committed");
    expect(await ordersOf(group.id)).toBe(2_010);
    expect(await linkagesOf(group.id)).toHaveLength(7);
    const told = await office.api.list<Row>("notifications", { filter: { kind: "import_finished" } });
    expect(told.body).toMatchObject([{ subject: "imports", subjectId: body.id, data: { count: 2_010 } }]);
  }, 90_000);
});

describe("an NGO's list", () => {
  test("its own groups alone: any other is as if it did not exist, and all of it is credited to the NGO", async () => {
    const { office, ngo } = await makeTeam("ngo");
    const program = await makeProgram(office);
    const mine = await makeGroup(office, program.id, { name: "Kelompok Mawar" });
    await makeGroup(office, program.id, { name: "Kelompok Melati" });
    await grantTo(office, ngo, mine.id);
    const body = await bring(
      ngo,
      program.id,
      "Klp. Mawar;Toko Ayu;Toko;5 Jan 2026;Rp 500.000;10 pcs;",
      "Kelompok Melati;Toko Ayu;Toko;5 Jan 2026;Rp 500.000;10 pcs;",
      "Kelompok Tidak Ada;Toko Ayu;Toko;5 Jan 2026;Rp 500.000;10 pcs;",
    );
    expect(body.rows.map(({ outcome }) => outcome)).toEqual(["create", "error", "error"]);
    const told = body.rows.slice(1).map(({ errors: [fault] }) => ({ ...fault, cell: null, value: null }));
    expect(told[0], "somebody else's group and none at all read the same").toEqual(told[1]);
    await commit(ngo, body.id);
    const [linkage] = await linkagesOf(mine.id);
    expect(linkage).toMatchObject({ creditedTo: ngo.organization.id });
    expect(await countOf("orders", "groupId = ? AND organizationId = ?", mine.id, ngo.organization.id)).toBe(1);
    expect((await office.api.get(`/api/imports/${body.id}`)).status, "an NGO's file is its own").toBe(404);
  });

  test("only orders, only into programmes it works in; a partnership that ended in between stops the writing", async () => {
    const { office, ngo } = await makeTeam("ngo");
    const program = await makeProgram(office);
    const group = await makeGroup(office, program.id, { name: "Kelompok Mawar" });
    const file = csv(HEAD, "Mawar;Toko Ayu;Toko;5 Jan 2026;Rp 500.000;10 pcs;");
    expect((await upload(ngo.api, program.id, file, asOrders)).status).toBe(404);
    const partner = await grantTo(office, ngo, group.id);
    expect((await upload(ngo.api, program.id, file, { kind: "follow-ups" })).status).toBe(403);
    expect((await upload(ngo.api, program.id, file, { kind: "roster" })).status).toBe(403);
    const { body } = await upload(ngo.api, program.id, file, asOrders);
    expect(body.counts).toMatchObject({ create: 1 });
    await office.api.post(`/api/group-partners/${partner.id}/transition`, { to: "ended" });
    const done = await commit(ngo, body.id);
    expect(done.counts).toMatchObject({ create: 0, error: 1 });
    expect(await ordersOf(group.id)).toBe(0);
    const rows = await ngo.api.get<ImportBody["rows"]>(`/api/imports/${body.id}/rows`);
    expect(rows.body[0]).toMatchObject({ outcome: "error", errors: [{ code: "group_unknown" }] });
  });

  test("whoever may not create orders brings none", async () => {
    const team = await makeTeam("officer", "head", "commission", "admin");
    const program = await makeProgram(team.office);
    const file = csv(HEAD, "Mawar;Toko Ayu;Toko;5 Jan 2026;Rp 500.000;10 pcs;");
    for (const role of ["officer", "head", "commission", "admin"] as const) {
      expect((await upload(team[role].api, program.id, file, asOrders)).status, role).toBe(403);
    }
    const stranger = await makeActor("office");
    expect((await upload(stranger.api, program.id, file, asOrders)).status).toBe(404);
  });
});
