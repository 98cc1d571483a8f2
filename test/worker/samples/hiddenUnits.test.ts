import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { alike, allAlike, compared, differences, everyPath, list, type Rows } from "#test/support/alike.ts";
import { pictureOf } from "#test/support/files.ts";
import { TwinActor, Twins } from "#test/support/twins.ts";
import { addPeopleOf, type World } from "#test/support/twinWorld.ts";

const twins = new Twins({});
let world: World;
const samples: string[] = [];

/** Units enough that another half of them is drawn where the ids of a frame stand for other units. */
async function addUnits({ office, region, ngo }: World): Promise<void> {
  await office.make("programs", {
    ...{ id: "prg_utama1", name: "Pelatihan menjahit", year: 2025, fundingSource: "apbd_kab", regionCode: region },
  });
  for (let i = 0; i < 8; i++) {
    const id = `000${i}00`;
    const villageCode = `${region}.01.${i % 2 ? "1001" : "1002"}`;
    const group = { programId: "prg_utama1", trainedOn: "2026-01-15", villageCode };
    await office.make("people", { id: `ppl_${id}`, name: `Warga ${i}`, phone: `0812000000${i}`, villageCode });
    await office.make("groups", { id: `grp_${id}`, name: `Kelompok ${i}`, lat: -7.5, lng: 112, ...group });
    await office.make("memberships", { groupId: `grp_${id}`, personId: `ppl_${id}` });
    await office.make("equipment", {
      ...{ id: `eqp_${id}`, programId: "prg_utama1", item: "Mesin jahit", serial: `SN-${i}`, legalBasis: "hibah" },
    });
  }
  await office.make("group-partners", { groupId: "grp_000000", organizationId: ngo.organizationId });
}

/** A commission draws, opens names, checks, replaces and takes a photo; the check stays open. */
async function audit(commission: TwinActor, unit: string, method: string, auditedId: string): Promise<void> {
  const design = method === "stratified" ? { strataBy: "village" } : method === "cluster" ? { clusters: 2 } : undefined;
  const { id } = await commission.make("samples", {
    ...{ question: "Masih bekerja?", unit, filter: {}, method, n: 4, auditedId, design },
  });
  samples.push(id);
  await commission.must("POST", `/api/samples/${id}/freeze`, {});
  await commission.must("POST", `/api/samples/${id}/draw`, { seed: "31415926535897932384" });
  const items = await commission.must<Rows>("GET", list("sample-items", { filter: { sampleId: id } }));
  const [one, two, three] = items.map((item) => `/api/sample-items/${item.id}`);
  for (const item of [one, two]) await commission.must("POST", `${item}/unmask`, { reason: "Mencari alamatnya" });
  await commission.must("POST", `${one}/check`, { outcome: "not_found", note: "Rumah kosong", lat: -7.5, lng: 112 });
  await commission.must("POST", `${two}/replace`, { reason: "Banjir" });
  await commission.must("POST", "/api/attachments", () => {
    const form = new FormData();
    form.set("subject", "sample-items");
    form.set("subjectId", String(three?.split("/").at(-1)));
    form.set("file", new File([pictureOf("jpeg")], "rumah.jpg", { type: "image/jpeg" }));
    return form;
  });
}

beforeAll(async () => {
  await twins.start();
  await twins.addRegion("35", "province", null);
  world = await addPeopleOf(twins, "01");
  await addUnits(world);
  twins.mirrored = true;
  const { commission, organizationId } = world;
  for (const unit of ["person", "group", "equipment"]) await audit(commission, unit, "simple", organizationId);
  for (const method of ["stratified", "cluster"]) await audit(commission, "person", method, organizationId);
  for (const cron of ["0 18 * * *", "0 * * * *", "* * * * *"]) await twins.cron(cron);
}, 120_000);
afterAll(() => twins.stop());

/** What stands for which unit, and who looked at it: all that may differ. */
const HIDDEN: Record<string, string[]> = {
  samples: ["strataHash"],
  sample_frames: ["unitId", "stratum", "reported"],
  sample_items: ["unitId", "stratum", "observed"],
  access_log: ["entityId"],
  // The log of the commission, which tells of its own items.
  audit_log: ["changes"],
  audit_leaves: ["hash"],
  checkpoints: ["root", "edge", "note"],
};

test("the two databases differ in which units were drawn, and in nothing else", async () => {
  const { rows } = await twins.databases[0].execute("SELECT name FROM sqlite_schema WHERE type = 'table'");
  for (const name of rows.map((row) => String(row.name))) {
    if (/^(sqlite_|_|libsql|deliveries)/.test(name)) continue;
    const found = await differences(twins, name);
    expect([name, found.rows[0]]).toEqual([name, found.rows[1]]);
    expect([name, found.columns.filter((column) => !HIDDEN[name]?.includes(column))]).toEqual([name, []]);
  }
  const [mine, others] = await world.commission.ask("GET", list("sample-items", {}));
  expect(mine.text).not.toBe(others.text);
});

describe.each(["office", "head", "admin"] as const)("%s", (role) => {
  const reader = () => world[role];

  test("cannot tell from any address which units were drawn before the check is closed", async () => {
    await allAlike(reader(), await everyPath(reader(), 3));
    expect(compared.get(200)).toBeGreaterThan(100);
  });

  test("nor from a filter, a file or a breach list", async () => {
    const paths = samples.flatMap((id) => [
      ...["sample-items", "findings"].map((name) => list(name, { filter: { sampleId: id } })),
      ...["report", "checklist"].map((view) => `/api/samples/${id}/${view}`),
      list("attachments", { filter: { subject: "sample-items" } }),
    ]);
    for (const name of ["people", "groups", "equipment"]) {
      paths.push(`/api/access-log/affected?from=2026-06-01&to=2026-06-15&entity=${name}`);
      paths.push(list("access-log", { filter: { entity: name } }), list("access-log", { sort: ["entityId", "ASC"] }));
      for (const sort of ["updatedAt", "version"]) paths.push(list(name, { sort: [sort, "DESC"] }));
    }
    await allAlike(reader(), paths);
    for (const resource of [
      "people",
      "equipment",
      "samples",
      "sample-items",
      "attachments",
      "access-log",
      "audit-log",
    ]) {
      const reply = await alike(reader(), "POST", "/api/exports", { resource, reason: "Ingin tahu" });
      const { id } = reply.body as { id?: string };
      if (id) await alike(reader(), "GET", `/api/exports/${id}/file`);
    }
  });
});

test("nor does a sample tell an officer, an NGO or the province", async () => {
  for (const role of ["officer", "ngo", "province"] as const) {
    const paths = await everyPath(world[role], 3);
    await allAlike(
      world[role],
      paths.filter((path) => /sample|log|attachment|finding|dashboard|timeline|people/.test(path)),
    );
  }
});

test("nor does the open page tell anybody", async () => {
  const nobody = new TwinActor(twins, "", "");
  const paths = ["", ...samples.map((id) => `/${id}`)].map((rest) => `/api/published-samples${rest}`);
  await allAlike(nobody, [...paths, "/api/published-checkpoints"]);
});
