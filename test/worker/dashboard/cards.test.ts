import { beforeAll, describe, expect, it } from "vitest";
import { makeActor, makeTeam, type TestActor } from "#test/support/actors.ts";
import { make, makeGroup, makeProgram, type Row } from "#test/support/records.ts";

let team: Awaited<ReturnType<typeof makeTeam<"admin" | "officer" | "ngo" | "head">>>;
let office: TestActor;
let admin: TestActor;
let indicator: Row;

interface Figure {
  key: string;
  value: number;
  total: number | null;
  unknown?: number;
  resource: string;
  filter: object | null;
}
interface Start {
  figures: Figure[];
  chosen: { of: string; id: string | null; version: number | null; cards: string[] };
}
interface Catalogue {
  figures: string[];
  default: string[];
  indicators: { id: string }[];
  own: Row | null;
  roles: Row[];
}

const start = async (actor: TestActor) => (await actor.api.get<Start>("/api/dashboard")).body;
const keys = async (actor: TestActor) => (await start(actor)).figures.map(({ key }) => key);
const catalogue = (actor: TestActor, role = "") =>
  actor.api.get<Catalogue>(`/api/dashboard/catalogue${role && `?role=${role}`}`);

beforeAll(async () => {
  team = await makeTeam("admin", "officer", "ngo", "head");
  ({ office, admin } = team);
  const program = await makeProgram(office);
  await makeGroup(office, program.id);
  await makeGroup(office, program.id, { trainedOn: null });
  const query = { combinator: "and", rules: [{ field: "daysSinceTraining", operator: ">", value: 1 }] };
  indicator = await make(office, "indicators", {
    ...{ code: "sudah_lama", name: { id: "Sudah lama", en: "Long ago" }, subject: "groups", measure: "share", query },
  });
});

describe("the cards of the start page", () => {
  it("are the role's until somebody chooses; an indicator shows its figure, what is unknown, and its list", async () => {
    expect((await start(office)).chosen.of).toBe("default");
    const chosen = await make(office, "dashboards", { cards: ["stalled", String(indicator.id), "overdue"] });
    const { figures, chosen: by } = await start(office);
    expect(by).toMatchObject({ of: "person", id: chosen.id, version: 1 });
    expect(figures.map(({ key }) => key)).toEqual(["stalled", indicator.id, "overdue"]);
    expect(figures[1]).toMatchObject({
      ...{ value: 1, total: 2, unknown: 1, resource: "groups", filter: { indicator: indicator.id } },
    });
    const list = await office.api.list("groups", { filter: figures[1]?.filter ?? {} });
    expect(list.total).toBe(1);
    const put = await office.api.put<Row>(
      `/api/dashboards/${chosen.id}`,
      { cards: ["overdue", "stalled"] },
      { ifMatch: chosen.version },
    );
    expect(put.status, put.text).toBe(200);
    expect(await keys(office)).toEqual(["overdue", "stalled"]);
    await office.api.delete(`/api/dashboards/${chosen.id}`, { ifMatch: put.body.version });
    expect((await start(office)).chosen.of).toBe("default");
  });

  it("may be chosen for a role by the admin alone; one's own come before them", async () => {
    const cards = ["myToday", "groups"];
    expect((await office.api.post("/api/dashboards", { role: "officer", cards })).status).toBe(403);
    const shared = await make(admin, "dashboards", { role: "officer", cards });
    expect((await start(team.officer)).chosen).toMatchObject({ of: "role", id: shared.id });
    expect(await keys(team.officer)).toEqual(cards);
    expect((await start(team.head)).chosen.of).toBe("default");
    await make(team.officer, "dashboards", { cards: ["overdue"] });
    expect(await keys(team.officer)).toEqual(["overdue"]);
    const write = { ifMatch: shared.version };
    expect((await team.officer.api.put(`/api/dashboards/${shared.id}`, { cards: ["groups"] }, write)).status).toBe(403);
    expect([409, 422]).toContain((await admin.api.post("/api/dashboards", { role: "officer", cards })).status);
  });

  it("are those the role reads, each once", async () => {
    const send = (actor: TestActor, cards: unknown) => actor.api.post("/api/dashboards", { cards });
    const mine = await makeActor("office", { organization: office.organization });
    for (const wrong of [[], ["tidakAda"], ["unsent"], ["overdue", "overdue"], ["ind_01234567"], "overdue"]) {
      expect([wrong, (await send(mine, wrong)).status]).toEqual([wrong, 422]);
    }
    expect((await send(team.ngo, [indicator.id])).status).toBe(422);
    expect((await send(team.ngo, ["groups", "overdue"])).status).toBe(201);
    const found = await catalogue(office);
    expect(found.body.figures).toContain("lateCases");
    expect(found.body.figures).not.toContain("unsent");
    expect(found.body.indicators).toEqual([expect.objectContaining({ id: indicator.id })]);
    expect((await catalogue(team.ngo)).body.indicators).toEqual([]);
    expect((await catalogue(admin, "officer")).body.roles).toEqual([expect.objectContaining({ role: "officer" })]);
    expect((await catalogue(admin, "raja")).status).toBe(400);
  });

  it("are nobody else's, and keep an indicator from going", async () => {
    const mine = await makeActor("office", { organization: office.organization });
    const cards = await make(mine, "dashboards", { cards: [String(indicator.id)] });
    expect((await office.api.get(`/api/dashboards/${cards.id}`)).status).toBe(404);
    const gone = await office.api.delete<{ error: { code: string } }>(`/api/indicators/${indicator.id}`, {
      ifMatch: indicator.version,
    });
    expect([gone.status, gone.body.error.code]).toEqual([409, "indicator_in_use"]);
    await mine.api.delete(`/api/dashboards/${cards.id}`, { ifMatch: cards.version });
    expect(
      (await office.api.delete(`/api/indicators/${indicator.id}`, { ifMatch: indicator.version })).status,
    ).toBeLessThan(300);
  });
});
