import { describe, expect, test } from "vitest";
import { inWords, legalNext } from "#admin/dialogs/transitions.ts";
import { listUrl } from "#admin/list/listUrl.ts";
import { allowed } from "#admin/providers/access.ts";
import { cleanGroup } from "#admin/resources/groups/groupModel.ts";
import { filled } from "#admin/resources/groups/record/filled.ts";
import { cleanVisit } from "#admin/resources/groups/record/visitModel.ts";
import { cleanProgram } from "#admin/resources/programs/programModel.ts";
import { byDay, type TimelineEvent } from "#admin/timeline/timelineModel.ts";
import type { Role } from "#db/constants.ts";
import { policyOf } from "#worker/policy/can.ts";

describe("forms send", () => {
  test("a programme: known fields, blanks as null, targets without empty numbers", () => {
    const values = { id: "prg_1", state: "draft", name: "Menjahit", skill: "", targets: { groups: 24, people: null } };
    expect(cleanProgram(values)).toEqual({ name: "Menjahit", skill: null, targets: { groups: 24 } });
    expect(cleanProgram({ targets: { groups: null } })).toEqual({ targets: null });
  });

  test("a group: nothing that was derived", () => {
    expect(cleanGroup({ name: "Mawar", riskBand: "mandek", score: 80, address: "" })).toEqual({
      name: "Mawar",
      address: null,
    });
  });

  test("a visit: nobody at work where nobody was asked", () => {
    const values = {
      id: "fup_1",
      doneOn: "2026-01-15",
      method: "visit",
      activeMembers: 4,
      monthlyRevenueIdr: 5,
      obstacles: [],
      note: "",
    };
    expect(cleanVisit({ ...values, activityStatus: "dormant" })).toEqual({
      doneOn: "2026-01-15",
      method: "visit",
      activityStatus: "dormant",
    });
    expect(cleanVisit({ ...values, activityStatus: "active" })).toMatchObject({
      activeMembers: 4,
      monthlyRevenueIdr: 5,
    });
  });

  test("zero members at work is an answer", () => {
    expect(cleanVisit({ activityStatus: "partly_active", activeMembers: 0 })).toHaveProperty("activeMembers", 0);
    expect(filled({ a: 0, b: false, c: "", d: null })).toEqual({ a: 0, b: false });
  });
});

test("a figure opens the list with exactly its filter", () => {
  const url = new URL(
    listUrl("groups", { programId: "prg_1", riskBand: ["mandek"] }, { field: "score", order: "DESC" }),
    "http://x",
  );
  expect(url.pathname).toBe("/groups");
  expect(JSON.parse(url.searchParams.get("filter") ?? "")).toEqual({ programId: "prg_1", riskBand: ["mandek"] });
  expect(url.searchParams.get("sort")).toBe("score");
});

test("what the console offers follows the policy the server sends", () => {
  const as = (role: Role) => ({ permissions: policyOf({ role }) });
  expect(allowed(as("office"), "programs", "list")).toBe(true);
  expect(allowed(as("office"), "programs", "edit")).toBe(true);
  expect(allowed(as("commission"), "programs", "edit")).toBe(false);
  expect(allowed(as("commission"), "groups", "export")).toBe(true);
  expect(allowed(as("ngo"), "linkages", "create")).toBe(true);
  expect(allowed(as("ngo"), "imports", "list"), "its own orders").toBe(true);
  expect(allowed(as("ngo"), "submission-forms", "list")).toBe(false);
  expect(allowed(as("office"), "nothing-like-it", "list")).toBe(false);
});

test("only legal stages are offered", () => {
  expect(legalNext("programs", "draft")).toEqual(["approved", "cancelled"]);
  expect(legalNext("programs", "closed")).toEqual([]);
  expect(legalNext("people", "x")).toEqual([]);
});

test("a timeline groups the events of one day", () => {
  const event = (id: string, on: string) => ({ id, on, kind: "order", recordedAt: 0 }) as TimelineEvent;
  expect(
    byDay([event("a", "2026-01-02"), event("b", "2026-01-02"), event("c", "2026-01-01")]).map(
      (day) => day.events.length,
    ),
  ).toEqual([2, 1]);
});

test("a refusal names the legal stages in the reader's words", () => {
  const words: Record<string, string> = { draft: "Rancangan", closed: "Ditutup", approved: "Disetujui" };
  const message = "Tidak dapat berpindah dari draft ke closed. Yang mungkin: approved.";
  expect(inWords("programs", message, (state) => words[state] ?? state)).toBe(
    "Tidak dapat berpindah dari Rancangan ke Ditutup. Yang mungkin: Disetujui.",
  );
});
