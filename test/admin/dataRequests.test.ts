import { describe, expect, it } from "vitest";
import { askedSearch, eachField, noticeDue } from "#admin/resources/breach/breachModel.ts";
import { type AccessFile, cellsText, linesOf } from "#admin/resources/dataRequests/accessFileModel.ts";
import {
  changedOf,
  clockWords,
  type DataRequest,
  editable,
  nextKey,
  stepsFor,
} from "#admin/resources/dataRequests/requestModel.ts";
import { fieldWords } from "#admin/resources/people/seenModel.ts";
import { type RetentionClass, toRemove } from "#admin/resources/retention/retentionModel.ts";

const both = { move: true, erase: true };
const request = (some: Partial<DataRequest>) =>
  ({ kind: "access", state: "received", liftedAt: null, text: "", ownerId: "usr_1", ...some }) as DataRequest;

describe("a request", () => {
  it("offers what may be done next, to whom may do it", () => {
    expect(stepsFor(request({}), both)).toEqual(["verify", "refuse"]);
    expect(stepsFor(request({ state: "verified" }), both)).toEqual(["file", "done", "refuse"]);
    expect(stepsFor(request({ state: "verified", kind: "erasure" }), { move: true, erase: false })).toEqual(["refuse"]);
    expect(stepsFor(request({ state: "verified", kind: "erasure" }), { move: false, erase: true })).toEqual(["erase"]);
    expect(stepsFor(request({ state: "done", kind: "restriction" }), both)).toEqual(["lift"]);
    expect(stepsFor(request({ state: "done", kind: "restriction", liftedAt: 1 }), both)).toEqual([]);
    expect(nextKey(request({ state: "done", kind: "restriction" }))).toBe("restricted");
  });

  it("is edited while it is open or in force; once identity is checked only in who handles it", () => {
    expect([request({}), request({ state: "verified" })].map(editable)).toEqual([true, true]);
    expect(editable(request({ state: "done" }))).toBe(false);
    expect(editable(request({ state: "done", kind: "restriction" }))).toBe(true);
    expect(changedOf(request({ text: "" }))).toMatchObject({ kind: "access", text: null, ownerId: "usr_1" });
    expect(changedOf(request({ state: "verified", text: "x" }))).toEqual({ ownerId: "usr_1" });
  });

  it("tells its clock in hours, and in days once it is long past", () => {
    expect(clockWords({ hoursLeft: 71, late: false })).toEqual(["hours", 71]);
    expect(clockWords({ hoursLeft: -1, late: true })).toEqual(["lateBy", 1]);
    expect(clockWords({ hoursLeft: -9, late: true })).toEqual(["lateBy", 8]);
    expect(clockWords({ hoursLeft: -129, late: true })).toEqual(["lateByDays", 5]);
    expect(clockWords({ hoursLeft: null, late: true })).toEqual(["answeredLate", 0]);
    expect(clockWords({ hoursLeft: null, late: false })).toBeNull();
  });
});

describe("the file for the person", () => {
  it("writes what was read of a row, without what is empty", () => {
    const row = { cells: ["x"], values: { name: "Siti", nik: null, rt: "" }, faults: [] };
    expect(cellsText(row, (key) => key.toUpperCase())).toBe("NAME: Siti");
    expect(cellsText({ kinds: ["a"] }, String)).toBe('kinds: ["a"]');
    expect(cellsText(null, String)).toBe("");
  });

  it("has no lines where a section is missing", () => {
    expect(linesOf({ looks: [{ at: 1 }] } as unknown as AccessFile, "looks")).toEqual([{ at: 1 }]);
    expect(linesOf({} as AccessFile, "looks")).toEqual([]);
  });
});

describe("a breach", () => {
  it("is asked about by what is filled, and its notices are due after three times 24 hours", () => {
    expect(askedSearch({ from: "2026-03-01", to: "2026-03-02", userId: "" })).toEqual({
      from: "2026-03-01",
      to: "2026-03-02",
    });
    expect(noticeDue(0, 0)).toEqual({ dueAt: 259_200_000, hours: 72 });
    expect(noticeDue(0, 259_200_001).hours).toBe(-1);
  });

  it("names each field that was seen once", () => {
    expect(eachField("name, nik,nik,*")).toEqual(["name", "nik", "*"]);
    const words: Record<string, string> = {
      "resources.people.fields.nik": "NIK",
      "resources.seen.everything": "semua",
    };
    const translate = (key: string, options?: object) => words[key] ?? (options as { _?: string })?._ ?? key;
    expect(fieldWords({ entity: "memberships", field: "nik, *, lain" }, translate)).toBe("NIK, semua, lain");
  });
});

describe("retention", () => {
  it("removes only what was chosen and is past its keeping", () => {
    const classes = [
      { name: "a", past: 3 },
      { name: "b", past: 0 },
      { name: "c", past: 5 },
    ] as RetentionClass[];
    const { going, rows } = toRemove(classes, new Set(["a", "b"]));
    expect([going.map(({ name }) => name), rows]).toEqual([["a"], 3]);
  });
});
