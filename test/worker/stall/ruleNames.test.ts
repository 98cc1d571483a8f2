import { expect, it } from "vitest";
import { makeTeam, type TestActor } from "#test/support/actors.ts";
import { grantTo, make, makeGroup, makeProgram } from "#test/support/records.ts";

const named = async (actor: TestActor) =>
  (await actor.api.get<{ code: string; name: { id: string } }[]>("/api/rule-names")).body;

it("whoever reads signals learns what their codes stand for, of the offices whose programmes it reads", async () => {
  const { office, admin, officer, ngo, commission } = await makeTeam("admin", "officer", "ngo", "commission");
  const other = await makeTeam("admin");
  const rule = (name: string) => ({
    ...{ code: "UJI_NAMA", name: { id: name, en: name }, kind: "risk", scope: "group", severity: "low" },
    tiers: [{ points: 5, query: { combinator: "and", rules: [{ field: "daysSilent", operator: ">", value: 900 }] } }],
  });
  await make(admin, "rules", rule("Lama tanpa kabar"));
  await make(other.admin, "rules", rule("Bukan untuk Anda"));
  const program = await makeProgram(office);
  const group = await makeGroup(office, program.id, { trainedOn: "2025-09-01" });
  await grantTo(office, ngo, group.id);
  for (const actor of [office, admin, officer, ngo, commission]) {
    const own = (await named(actor)).filter(({ code }) => code === "UJI_NAMA");
    expect(
      own.map(({ name }) => name.id),
      actor.role,
    ).toEqual(["Lama tanpa kabar"]);
  }
});
