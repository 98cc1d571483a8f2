import { expect, it } from "vitest";
import { dayAt } from "#db/constants.ts";
import { soak } from "#test/bench/soak.ts";
import { makeActor } from "#test/support/actors.ts";
import { database, server } from "#test/support/server.ts";

const SECONDS = 25;

it("20 clients reading and writing: every acknowledged write is stored once, none hangs, no fault", async () => {
  const { api, organization } = await makeActor("office");
  const program = await api.post<{ id: string }>("/api/programs", {
    name: "Uji tahan",
    year: 2026,
    fundingSource: "apbd_kab",
    regionCode: organization.regionCode,
  });
  const today = dayAt(server.now(), organization.regionCode);
  const groupIds: string[] = [];
  for (let i = 0; i < 20; i++) {
    const group = await api.post<{ id: string }>("/api/groups", {
      programId: program.body.id,
      name: `Kelompok ${i}`,
      trainedOn: today,
    });
    expect(group.status, group.text).toBe(201);
    groupIds.push(group.body.id);
  }
  const result = await soak({
    base: server.workerUrl,
    cookie: api.cookie ?? "",
    client: database(),
    groupIds,
    clients: 20,
    seconds: SECONDS,
    today,
  });
  expect(result).toMatchObject({ faults: [], lost: 0, doubled: 0 });
  expect(result.acknowledged).toBeGreaterThan(100);
}, 120_000);
