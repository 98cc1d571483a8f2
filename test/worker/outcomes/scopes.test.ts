import { beforeAll, describe, expect, it } from "vitest";
import { makeActor, makeTeam, type TestActor } from "#test/support/actors.ts";
import { grantTo, make, makeGroup, makeMachine, makeProgram, type Row, step, todayFor } from "#test/support/records.ts";
import { database } from "#test/support/server.ts";
import { addDays } from "#worker/follow-ups/plan.ts";
import type { Comparison } from "#worker/outcomes/compare.ts";
import type { Outcomes } from "#worker/outcomes/compose.ts";
import { monthsLater } from "./replay.ts";

let team: Awaited<ReturnType<typeof makeTeam<"ngo" | "commission" | "officer" | "head">>>;
let office: TestActor;
let today: string;
let sewing: Row;
let baking: Row;
let young: Row;
let groups: Row[];

const visit = (group: Row, doneOn: string, activityStatus: string, more: object = {}) =>
  make(office, "follow-ups", { groupId: group.id, doneOn, method: "visit", activityStatus, ...more });
const ask = (actor: TestActor, query: string) => actor.api.get<Outcomes>(`/api/outcomes?${query}`);
const total = async (actor: TestActor, resource: string, filter: object) =>
  (await actor.api.list(resource, { filter })).total;

beforeAll(async () => {
  team = await makeTeam("ngo", "commission", "officer", "head");
  office = team.office;
  today = todayFor(office);
  sewing = await makeProgram(office, {
    name: "Menjahit",
    skill: "menjahit",
    budgetIdr: 90_000_000,
    spentIdr: 60_000_000,
  });
  baking = await makeProgram(office, { name: "=Boga", skill: "boga", spentIdr: 12_000_000 });
  young = await makeProgram(office, { name: "Baru", skill: "batik", spentIdr: 5_000_000 });
  const trained = addDays(today, -420);
  groups = [];
  for (let i = 0; i < 6; i++)
    groups.push(await makeGroup(office, sewing.id, { trainedOn: trained, baselineRevenueIdr: 1_000_000 }));
  for (let i = 0; i < 6; i++) groups.push(await makeGroup(office, baking.id, { trainedOn: trained }));
  groups.push(await makeGroup(office, young.id, { trainedOn: addDays(today, -30) }));
  const month12 = monthsLater(trained, 12);
  for (const [i, group] of groups.slice(0, 12).entries()) {
    await visit(group, addDays(trained, 60), "active", { monthlyRevenueIdr: 800_000 + i * 100_000 });
    if (i < 4) await visit(group, month12, "active", { monthlyRevenueIdr: 2_000_000 });
    else if (i < 8) await visit(group, addDays(trained, 200), "dormant", { obstacles: ["market"] });
  }
  const [first] = groups as [Row];
  const machine = await makeMachine(office, sewing.id, { procuredOn: addDays(trained, -30) });
  await make(office, "handovers", { groupId: first.id, date: addDays(trained, 5), items: [machine.id] });
  await make(office, "equipment-checks", { equipmentId: machine.id, state: "idle", checkedOn: addDays(trained, 90) });
  const linked = await make(office, "linkages", {
    groupId: first.id,
    buyer: "Toko",
    type: "kontrak",
    startedOn: addDays(trained, 30),
  });
  await step(office, "linkages", linked.id, "accepted", { on: addDays(trained, 40) });
  await grantTo(office, team.ngo, first.id);
});

describe("outcomes of an office, a region, an NGO", () => {
  it("add up over programmes, with each programme's money in its own groups", async () => {
    const { body, status, text } = await ask(office, `by=office&id=${office.organization.id}`);
    expect(status, text).toBe(200);
    expect(body).toMatchObject({ by: "office", groups: 13, programs: 3, name: office.organization.name });
    expect(body.money).toMatchObject({ spentIdr: 77_000_000, budgetIdr: 90_000_000, withoutMoney: 0 });
    // The young programme has nobody at month 12: its money is not divided yet. 4 active, 8 not seen around month 12.
    expect(body.money.perActive).toEqual({ low: 6_000_000, high: 18_000_000 });
    expect(body.funnel.reduce((sum, { stuckIdr }) => sum + (stuckIdr ?? 0), 0)).toBe(77_000_000 - 4 * 10_000_000);
    const month12 = body.milestones.find(({ month }) => month === 12);
    expect(month12).toMatchObject({ total: 12, notYet: 1, known: 4, share: 1, worst: 4 / 12, best: 1 });
    expect(body.causes).toMatchObject({ stalled: 4, unnamed: 0 });
    expect(body.causes.lines[0]).toMatchObject({ cause: "market", groups: 4, cumulative: 1 });
    expect(body.income.both).toMatchObject({ before: { n: 6, median: 1_000_000 }, up: 6, same: 0, down: 0 });
    expect(body.curve.at(-1)).toMatchObject({ atRisk: 8 });
    const skill = body.splits.find(({ by }) => by === "skill");
    expect(skill?.parts.map(({ value, groups }) => [value, groups])).toEqual([
      ["boga", 6],
      ["menjahit", 6],
    ]);
    expect(skill?.test?.degrees).toBe(1);
  });

  it("are the reader's own when nothing is named", async () => {
    for (const [actor, by] of [
      [office, "office"],
      [team.head, "office"],
      [team.commission, "region"],
      [team.ngo, "ngo"],
    ] as const) {
      const { body, status, text } = await ask(actor, "");
      expect(status, text).toBe(200);
      expect(body.by).toBe(by);
      expect(body.groups).toBe(by === "ngo" ? 1 : 13);
    }
  });

  it("open the records of every figure, for each scope and also of a past day", async () => {
    const past = addDays(today, -150);
    const region = office.organization.regionCode;
    for (const [actor, query] of [
      [office, `by=office&id=${office.organization.id}`],
      [office, `by=office&id=${office.organization.id}&asOf=${past}`],
      [team.commission, `by=region&id=${region}&asOf=${past}&basis=recorded`],
      [team.commission, `by=region&id=${region}`],
      [team.ngo, `by=ngo&id=${team.ngo.organization.id}`],
    ] as const) {
      const { body, text } = await ask(actor, query);
      const figures: [string, number, object][] = [
        ["all", body.groups, body.filter],
        ...body.funnel.map((line): [string, number, object] => [line.step, line.count, line.filter]),
        ...body.funnel.map((line): [string, number, object] => [`of ${line.step}`, line.total, line.totalFilter]),
        ["divided by: active", body.money.active.count, body.money.active.filter],
        ["divided by: unknown", body.money.unknown.count, body.money.unknown.filter],
        ...body.funnel.map((line): [string, number, object] => [`stuck ${line.step}`, line.stuck, line.stuckFilter]),
        ...body.milestones.map((one): [string, number, object] => [
          `${one.month}`,
          one.statuses.active,
          one.filters.active,
        ]),
        ["never", body.neverSeen, body.lifeFilters.never],
        ["stopped", body.stopped, body.lifeFilters.stopped],
        ["stalled", body.causes.stalled, body.causes.filter],
        ["after", body.income.after.n, body.income.filters.after],
        ["unpaired", body.income.unpaired, body.income.filters.unpaired],
        ["ungraded", body.evidence.unknown, body.evidence.unknownFilter],
        ...body.splits.flatMap((split) =>
          split.parts.map((part): [string, number, object] => [`${split.by} ${part.value}`, part.groups, part.filter]),
        ),
      ];
      for (const [what, n, filter] of figures)
        expect([query, what, await total(actor, "groups", filter)]).toEqual([query, what, n]);
      for (const machines of [body.money.idle, body.money.undelivered]) {
        expect(await total(actor, "equipment", machines.filter), text).toBe(machines.count);
      }
      expect(await total(actor, "follow-ups", body.followUps.filter)).toBe(body.followUps.overdue);
    }
  });

  it("divide money by the groups listed, without those of programmes that state no spending", async () => {
    const poor = await makeProgram(office, { name: "Tanpa realisasi" });
    const group = await makeGroup(office, poor.id, { trainedOn: addDays(today, -500) });
    const { body } = await ask(office, "");
    expect(body.money).toMatchObject({ withoutMoney: 1, active: { count: 4 }, unknown: { count: 8 } });
    expect(await total(office, "groups", body.money.unknown.filter)).toBe(8);
    await office.api.delete(`/api/groups/${group.id}`, { ifMatch: group.version });
  });

  it("as recorded know nothing that was told later", async () => {
    const past = addDays(today, -150);
    const happened = await ask(office, `asOf=${past}`);
    const recorded = await ask(office, `asOf=${past}&basis=recorded`);
    expect(happened.body.groups).toBe(12);
    expect(recorded.body).toMatchObject({ groups: 0, basis: "recorded" });
    expect(happened.body.money.idle.count).toBe(1);
    expect(recorded.body.money.idle.count).toBe(0);
  });

  it("keep what an NGO and a stranger may not know from them", async () => {
    const other = await makeActor("ngo");
    await grantTo(office, other, (groups[0] as Row).id);
    const own = await ask(team.ngo, "");
    expect(own.body.splits.map(({ by }) => by)).not.toContain("ngo");
    expect((await ask(team.ngo, `by=ngo&id=${other.organization.id}`)).status).toBe(404);
    const figure = `ngo:${team.ngo.organization.id}:${today}:happened:split.ngo.${other.organization.id}`;
    expect((await team.ngo.api.list("groups", { filter: { figure } })).status).toBe(400);
    expect((await office.api.list("groups", { filter: { figure } })).status).toBe(200);
    const theirs = `ngo:${other.organization.id}:${today}:happened:all`;
    for (const resource of ["groups", "equipment", "follow-ups"]) {
      const key =
        resource === "groups"
          ? theirs
          : theirs.replace("all", resource === "equipment" ? "machines.idleNow" : "overdue");
      expect((await team.ngo.api.list(resource, { filter: { figure: key } })).status).toBe(400);
    }
    const stranger = await makeActor("office");
    expect((await ask(stranger, `by=office&id=${office.organization.id}`)).status).toBe(404);
    expect((await ask(stranger, `by=region&id=${office.organization.regionCode}`)).status).toBe(404);
    expect((await ask(stranger, "by=office&id=org_none")).status).toBe(404);
    expect((await ask(office, "by=village&id=1")).status).toBe(422);
    expect((await ask(office, "basis=guessed")).status).toBe(422);
  });

  it("give the ids of a figure, those deleted since apart", async () => {
    const lost = await makeGroup(office, young.id, { trainedOn: addDays(today, -20) });
    await office.api.delete(`/api/groups/${lost.id}`, { ifMatch: lost.version });
    await database().execute({
      sql: "UPDATE groups SET createdAt = createdAt - 5 * 86400000, enteredOn = ? WHERE id = ?",
      args: [addDays(today, -5), lost.id],
    });
    const asked = `program:${young.id}:${addDays(today, -2)}:recorded:all`;
    const { body, status, text } = await office.api.get<{ total: number; ids: string[]; deleted: string[] }>(
      `/api/outcomes/records?figure=${encodeURIComponent(asked)}`,
    );
    expect(status, text).toBe(200);
    expect(body).toMatchObject({ total: 1, ids: [], deleted: [lost.id] });
    expect((await office.api.get("/api/outcomes/records?figure=nothing")).status).toBe(422);
    const stranger = await makeActor("office");
    const seen = await stranger.api.get<{ total: number }>(`/api/outcomes/records?figure=${encodeURIComponent(asked)}`);
    expect(seen.body.total).toBe(0);
  });
});

describe("programmes side by side", () => {
  const compare = (actor: TestActor, query: string) => actor.api.get<Comparison>(`/api/outcomes/compare?${query}`);

  it("are compared at the same age, those too young counted apart", async () => {
    const { body, status, text } = await compare(office, `programs=${baking.id},${sewing.id},${young.id}&month=12`);
    expect(status, text).toBe(200);
    expect(body.programs.map(({ name, groups, tooYoung }) => [name, groups, tooYoung])).toEqual([
      ["=Boga", 6, 0],
      ["Menjahit", 6, 0],
      ["Baru", 0, 1],
    ]);
    const [boga, jahit] = body.programs;
    expect(jahit?.milestone).toMatchObject({ month: 12, total: 6, known: 4, statuses: { active: 4, unknown: 2 } });
    expect(jahit).toMatchObject({ spentIdr: 60_000_000, perActive: { low: 10_000_000, high: 15_000_000 } });
    expect(boga?.milestone.statuses.active).toBe(0);
    expect(body.test?.programs).toEqual([baking.id, sewing.id]);
    for (const one of body.programs) {
      for (const line of one.funnel) expect(await total(office, "groups", line.filter)).toBe(line.count);
      expect(await total(office, "groups", one.milestone.filters.active ?? {})).toBe(one.milestone.statuses.active);
      expect(await total(office, "groups", one.filter)).toBe(one.groups);
    }
  });

  it("count only what each group had done by that age", async () => {
    const early = await compare(office, `programs=${sewing.id}&month=1`);
    const later = await compare(office, `programs=${sewing.id}&month=3`);
    const linked = (body: Comparison) => body.programs[0]?.funnel.find((line) => line.step === "linked")?.count;
    expect(linked(early.body)).toBe(0);
    expect(linked(later.body)).toBe(1);
  });

  it("refuse what is none, and hide what is not the reader's", async () => {
    const stranger = await makeActor("office");
    expect((await compare(stranger, `programs=${sewing.id}`)).status).toBe(404);
    expect((await compare(office, "programs=")).status).toBe(422);
    expect((await compare(office, `programs=${sewing.id}&month=5`)).status).toBe(422);
    const ngo = await compare(team.ngo, `programs=${sewing.id}`);
    expect(ngo.body.programs[0]).toMatchObject({ groups: 1, spentIdr: null, perActive: null });
  });
});

describe("figures as a file", () => {
  it("are CSV by address or by Accept, in the reader's language, with nothing a spreadsheet would run", async () => {
    const byAddress = await office.api.get(`/api/outcomes.csv?by=office`);
    expect(byAddress.status, byAddress.text).toBe(200);
    expect(byAddress.headers.get("Content-Type")).toContain("text/csv");
    expect(byAddress.headers.get("Content-Disposition")).toContain(`hasil-${today}.csv`);
    const rows = byAddress.text.split("\r\n");
    expect(rows[0]?.replace("\uFEFF", "")).toBe(
      "cakupan,per_tanggal,dasar,bagian,kelompok_pembanding,bulan,angka,nilai,satuan,dari,belum_diketahui,batas_bawah,batas_atas,paling_buruk,paling_baik",
    );
    expect(byAddress.text).toContain("Perjalanan setelah pelatihan,,,Terlatih: sampai,13,kelompok,13,0");
    const byHeader = await office.api.get(`/api/programs/${sewing.id}/outcomes`, {
      headers: { Accept: "text/csv", "Accept-Language": "en" },
    });
    expect(byHeader.text).toContain("as_of");
    expect(byHeader.text).toContain("Causes of stalling");
    expect((await office.api.get(`/api/programs/${sewing.id}/outcomes.csv`)).text).toBe(
      (await office.api.get(`/api/programs/${sewing.id}/outcomes`, { headers: { Accept: "text/csv" } })).text,
    );
    const compared = await office.api.get(`/api/outcomes/compare.csv?programs=${baking.id},${sewing.id}`);
    expect(compared.text).toContain("'=Boga");
    expect(compared.text).not.toMatch(/(^|,|\n)"?=/);
  });
});
