import { describe, expect, test } from "vitest";
import {
  actionBody,
  asksReason,
  type Case,
  type CaseAction,
  caseDue,
  nextStep,
  verbsFrom,
} from "#admin/resources/cases/caseModel.ts";
import { CASE_STATES } from "#db/constants.ts";

const one = { state: "in_progress", recoveryProposedOn: null, daysLate: 0, dueOn: "2026-12-01" } as Case;
const action = (dueOn: string, doneOn: string | null = null) => ({ id: dueOn, dueOn, doneOn }) as CaseAction;

describe("what follows in a case", () => {
  test("confirming comes before everything, then the action due first, then being late, then planning", () => {
    const actions = [action("2026-12-05"), action("2026-11-30"), action("2026-11-01", "2026-11-02")];
    expect(nextStep({ ...one, recoveryProposedOn: "2026-11-20", daysLate: 4 }, actions)).toEqual({ step: "confirm" });
    expect(nextStep({ ...one, daysLate: 4 }, actions)).toEqual({ step: "act", action: actions[1] });
    expect(nextStep({ ...one, daysLate: 4 }, actions.slice(2))).toEqual({ step: "late", days: 4 });
    expect(nextStep(one, [])).toEqual({ step: "plan" });
    expect(nextStep({ ...one, state: "open" }, [])).toEqual({ step: "start" });
    for (const state of ["recovered", "transferred", "closed_failed"] as const)
      expect(nextStep({ ...one, state, recoveryProposedOn: "2026-11-20" }, actions)).toEqual({ step: "over" });
  });

  test("only the legal stages are offered; a closed case can only be reopened", () => {
    expect(verbsFrom("open")).toEqual(["start", "recover", "transfer", "close"]);
    expect(verbsFrom("in_progress")).toEqual(["recover", "transfer", "close"]);
    for (const state of CASE_STATES.slice(2)) expect(verbsFrom(state)).toEqual(["reopen"]);
  });

  test("a reason is asked for unless work begins or the signals have cleared", () => {
    expect(asksReason("start", one)).toBe(false);
    expect(asksReason("recover", one)).toBe(true);
    expect(asksReason("recover", { recoveryProposedOn: "2026-11-20" })).toBe(false);
    expect(asksReason("close", { recoveryProposedOn: "2026-11-20" })).toBe(true);
  });

  test("the due day is said by its distance", () => {
    expect(caseDue({ dueOn: "2026-11-20", daysLate: 2 }, "2026-11-22")).toEqual({ key: "late", count: 2 });
    expect(caseDue({ dueOn: "2026-11-22", daysLate: 0 }, "2026-11-22")).toEqual({ key: "dueToday" });
    expect(caseDue({ dueOn: "2026-11-23", daysLate: 0 }, "2026-11-22")).toEqual({ key: "due" });
  });
});

describe("what the form of an action sends", () => {
  const own = { id: "act_1", type: "visit", text: "Lihat", dueOn: "2026-12-01", ownerId: "" };

  test("a visit as an empty part, or not at all", () => {
    expect(actionBody({ ...own, makes: true })).toEqual({
      ...{ id: "act_1", type: "visit", text: "Lihat", dueOn: "2026-12-01", visit: {} },
    });
    expect(actionBody({ ...own, makes: false })).not.toHaveProperty("visit");
  });

  test("each type its own part, and nothing that another type left in the form", () => {
    const typed = { buyer: "Toko", linkageType: "kontrak", equipmentId: "eqp_1", state: "damaged", makes: true };
    expect(actionBody({ ...own, ...typed, type: "linkage" })).toMatchObject({
      linkage: { buyer: "Toko", type: "kontrak" },
    });
    const repair = actionBody({ ...own, ...typed, type: "repair" });
    expect(repair).toMatchObject({ check: { equipmentId: "eqp_1", state: "damaged" } });
    expect(Object.keys(repair)).not.toContain("linkage");
    expect(actionBody({ ...own, type: "capital", source: "kur", amountIdr: 5_000_000, makes: true })).toMatchObject({
      capital: { source: "kur", amountIdr: 5_000_000 },
    });
    expect(actionBody({ ...own, ...typed, type: "training" })).toEqual({
      id: "act_1",
      type: "training",
      text: "Lihat",
      dueOn: "2026-12-01",
    });
  });
});
