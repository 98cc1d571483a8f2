import { describe, expect, test } from "vitest";
import { isOfKind } from "#worker/resources/redistributions/match.ts";
import { demoOn } from "./support.ts";

const { data } = demoOn("2026-11-22");
const machines = new Map(data.equipment.map((row) => [row.id, row]));

describe("what groups wait for", () => {
  test("every machine has a code of its own", () => {
    const codes = data.equipment.map(({ code }) => code);
    expect(codes.every((code) => /^3\.05\.02\.\d\d \/ \d{4}$/.test(code ?? ""))).toBe(true);
    expect(new Set(codes).size).toBe(codes.length);
  });

  test("there is somebody for an idle machine in both cities, once a kind and group", () => {
    const keys = data.equipmentRequests.map(({ groupId, categoryKey }) => `${groupId} ${categoryKey}`);
    expect(new Set(keys).size).toBe(keys.length);
    const offices = new Set(data.equipmentRequests.map(({ organizationId }) => organizationId));
    expect(offices.size).toBe(2);
    for (const { categoryKey = "" } of data.equipmentRequests)
      expect(
        data.equipment.some(
          (machine) =>
            machine.state === "idle" && isOfKind({ ...machine, category: machine.category ?? null }, categoryKey),
        ),
      ).toBe(true);
  });

  test("proposals stand on idle machines that the law lets go, and another person decided", () => {
    const states = data.redistributions.map(({ state = "proposed" }) => state);
    expect(new Set(states)).toEqual(new Set(["proposed", "approved", "rejected"]));
    for (const { equipmentId, fromGroupId, toGroupId, requestId, createdBy, decidedBy } of data.redistributions) {
      const machine = machines.get(equipmentId);
      expect(machine).toMatchObject({ state: "idle", holderGroupId: fromGroupId });
      expect(["pinjam_pakai", "csr"]).toContain(machine?.legalBasis);
      expect(data.equipmentRequests.find(({ id }) => id === requestId)?.groupId).toBe(toGroupId);
      expect(decidedBy).not.toBe(createdBy);
    }
  });
});
