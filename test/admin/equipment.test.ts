import encodeQR from "qr";
import decodeQR from "qr/decode.js";
import { describe, expect, it } from "vitest";
import { labelAddress, machineOfCode } from "#admin/resources/equipment/labelCode.ts";
import { clockState, type LifeLine, withoutEchoes } from "#admin/resources/equipment/lifeModel.ts";
import { viewOf } from "#admin/resources/equipment/views.ts";
import {
  cleanCompletion,
  nextKey,
  type Redistribution,
  verbsFor,
} from "#admin/resources/redistributions/redistributionModel.ts";
import { policyOf } from "#worker/policy/can.ts";

const ID = "eqp_01KAXYZ0123456789ABCDEFGHJ";

describe("what is scanned or typed", () => {
  it.each([
    [`https://lanjut.malangkota.go.id/#/equipment/${ID}/show`, { id: ID }],
    [`http://localhost:8787/#/equipment/${ID}`, { id: ID }],
    [` ${ID} `, { id: ID }],
    ["3.05.02.16 / 0171", { code: "3.05.02.16 / 0171" }],
    ["SN-771", { code: "SN-771" }],
    ["https://contoh.test/undian", null],
    ["javascript:alert(1)", null],
    [`https://jahat.test/?x=#/groups/${ID}/show`, null],
    ["WIFI:T:WPA;S:x;P:y;;", null],
    ["", null],
    ["x".repeat(101), null],
  ])("%s leads to %j", (text, expected) => {
    expect(machineOfCode(text)).toEqual(expected);
  });

  it("a label's address leads to its machine, from whatever page it was printed", () => {
    const address = labelAddress("https://lanjut.test/#/equipment-labels?ids=a,b", ID);
    expect(address).toBe(`https://lanjut.test/#/equipment/${ID}/show`);
    expect(machineOfCode(address)).toEqual({ id: ID });
  });

  it("a label's QR code is read back, also where a tenth of it is worn off", () => {
    const address = labelAddress("https://lanjut.malangkota.go.id/", ID);
    const cells = encodeQR(address, "raw", { ecc: "medium", border: 2 });
    const scale = 6;
    const side = cells.length * scale;
    const picture = (worn: (x: number, y: number) => boolean) => {
      const data = new Uint8ClampedArray(side * side * 4);
      for (let y = 0; y < side; y++) {
        for (let x = 0; x < side; x++) {
          const dark = cells[Math.floor(y / scale)]?.[Math.floor(x / scale)] && !worn(x / side, y / side);
          data.set([dark ? 0 : 255, dark ? 0 : 255, dark ? 0 : 255, 255], (y * side + x) * 4);
        }
      }
      return { width: side, height: side, data };
    };
    expect(decodeQR(picture(() => false))).toBe(address);
    expect(decodeQR(picture((x, y) => x > 0.5 && x < 0.62 && y > 0.5 && y < 0.62))).toBe(address);
  });
});

describe("a machine's page", () => {
  it("says of a clock whether it arrived, runs, has not begun, or cannot be told", () => {
    expect(clockState({ from: "2026-01-01", to: "2026-01-05", days: 4 }, true)).toBe("arrived");
    expect(clockState({ from: "2026-01-01", to: null, days: 40 }, true)).toBe("running");
    expect(clockState({ from: null, to: null, days: null }, false)).toBe("notYet");
    expect(clockState({ from: null, to: "2026-01-05", days: null }, true)).toBe("noDay");
  });

  it("does not tell a move twice, but keeps a state decided alone", () => {
    const line = (id: string, kind: LifeLine["kind"], state: LifeLine["state"], recordedAt: number) =>
      ({ id, kind, state, recordedAt, on: "2026-01-05" }) as LifeLine;
    const lines = [
      line("a", "equipment_moved", null, 7),
      line("b", "equipment_state", "withdrawn", 7),
      line("c", "equipment_state", "reassigned", 7),
      line("d", "equipment_state", "lost", 7),
      line("e", "equipment_state", "withdrawn", 8),
    ];
    expect(withoutEchoes(lines).map(({ id }) => id)).toEqual(["a", "d", "e"]);
  });

  it("knows which view a filter is", () => {
    expect(viewOf({})).toBe("all");
    expect(viewOf({ q: "jahit", state: ["idle", "damaged"] })).toBe("idle");
    expect(viewOf({ withoutFirstUse: true })).toBe("unused");
    expect(viewOf({ state: ["lost"] })).toBeUndefined();
  });
});

describe("a proposal", () => {
  const row = { state: "proposed", createdBy: "usr_a", organizationId: "org_a" } as Redistribution;
  const person = (role: "office" | "head" | "admin" | "officer", id = "usr_b", organizationId = "org_a") => ({
    user: { id, organizationId },
    permissions: policyOf({ role }),
  });

  it("is decided by another person, withdrawn by the office, done once approved", () => {
    expect(verbsFor(row, person("head"))).toEqual(["approve", "reject"]);
    expect(verbsFor(row, person("head", "usr_a"))).toEqual([]);
    expect(verbsFor(row, person("office"))).toEqual(["withdraw"]);
    expect(verbsFor({ ...row, state: "approved" }, person("office"))).toEqual(["complete", "withdraw"]);
    expect(verbsFor({ ...row, state: "approved" }, person("head"))).toEqual([]);
    expect(verbsFor(row, person("officer"))).toEqual([]);
    expect(verbsFor(row, person("office", "usr_b", "org_b"))).toEqual([]);
    for (const state of ["rejected", "withdrawn", "done"] as const)
      expect(verbsFor({ ...row, state }, person("office"))).toEqual([]);
  });

  it("says what is next to each of them", () => {
    expect(nextKey(row, person("head"))).toBe("decide");
    expect(nextKey(row, person("office", "usr_a"))).toBe("own");
    expect(nextKey(row, person("office"))).toBe("waits");
    expect(nextKey({ ...row, state: "approved" }, person("office"))).toBe("complete");
    expect(nextKey({ ...row, state: "done" }, person("head"))).toBe("done");
    expect(nextKey({ ...row, state: "rejected" }, person("head"))).toBeNull();
  });

  it("sends of the hand-over form what was written", () => {
    const witnesses = [{ name: " Lurah " }, { name: "" }, { name: "Ketua RW", signature: "M1 1L2 2" }];
    const written = { on: "2026-01-05", groupId: "grp_a", giver: "Budi", number: "", witnesses };
    expect(cleanCompletion(written)).toEqual({
      ...{ on: "2026-01-05", giver: "Budi", witnesses: ["Lurah", "Ketua RW"] },
      signatures: { witnesses: [null, "M1 1L2 2"] },
    });
    expect(cleanCompletion({ on: "2026-01-05", groupId: "grp_a" })).toEqual({ on: "2026-01-05" });
  });
});
