import { describe, expect, it } from "vitest";
import { CASE_STATES } from "#db/constants.ts";
import { CASE_VERBS, type CaseVerb, daysLate, decide, isLiving } from "#worker/cases/decide.ts";

const facts = { state: "in_progress" as const, recoveryProposedOn: null, reopened: 2 };
const proposed = { ...facts, recoveryProposedOn: "2026-06-01" };

describe("what a verb needs", () => {
  it.each<[CaseVerb, typeof facts | typeof proposed, string | undefined, object]>([
    ["start", facts, undefined, { to: "in_progress" }],
    ["recover", facts, undefined, { to: null, missing: "reason" }],
    ["recover", facts, "Sudah berproduksi", { to: "recovered", proposed: false }],
    ["recover", proposed, undefined, { to: "recovered", proposed: true }],
    ["transfer", proposed, undefined, { to: null, missing: "reason" }],
    ["transfer", facts, "Ke Dinas Sosial", { to: "transferred" }],
    ["close", facts, undefined, { to: null, missing: "reason" }],
    ["close", facts, "Anggota pindah kota", { to: "closed_failed" }],
    ["reopen", facts, undefined, { to: null, missing: "reason" }],
    ["reopen", facts, "Mandek lagi", { to: "open", reopened: 3 }],
  ])("%s", (verb, given, said, expected) => expect(decide(verb, given, said)).toEqual(expected));

  it("every verb leads where the list of verbs says", () => {
    for (const verb of Object.keys(CASE_VERBS) as CaseVerb[])
      expect(decide(verb, facts, "x").to).toBe(CASE_VERBS[verb]);
  });
});

describe("lateness", () => {
  it("counts from the day after the due day, and only while the case lives", () => {
    const late = (state: string, today: string) => daysLate({ state, dueOn: "2026-06-10" }, today);
    expect([late("open", "2026-06-09"), late("open", "2026-06-10"), late("in_progress", "2026-06-17")]).toEqual([
      0, 0, 7,
    ]);
    for (const state of CASE_STATES) expect(late(state, "2026-07-10") > 0).toBe(isLiving(state));
  });
});
