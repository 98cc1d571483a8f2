import { describe, expect, test } from "vitest";
import { causeOf, isUncertain } from "#admin/resources/deliveries/deliveryModel.ts";
import { byDay, doorsOf, type Notice, runsOf, targetOf } from "#admin/resources/notifications/noticeModel.ts";

const notice = (more: Partial<Notice> = {}): Notice => ({
  ...{ id: "ntf_1", kind: "case_due", subject: "cases", subjectId: "cas_1", data: null, readAt: null },
  at: Date.parse("2026-06-15T05:00:00Z"),
  ...more,
});

describe("a notice", () => {
  const pages = { cases: { hasShow: true, hasList: true }, exports: { hasList: true }, plans: { hasEdit: true } };
  test("leads to its record, else to the list, else nowhere", () => {
    expect(targetOf(notice(), pages)).toBe("/cases/cas_1/show");
    expect(targetOf(notice({ subjectId: null }), pages)).toBe("/cases");
    expect(targetOf(notice({ subject: "exports" }), pages)).toBe("/exports");
    expect(targetOf(notice({ subject: "plans", subjectId: "pln_1" }), pages)).toBe("/plans/pln_1");
    expect(targetOf(notice({ subject: "plans", subjectId: null }), pages)).toBeUndefined();
    expect(targetOf(notice({ subject: "submissions" }), pages)).toBeUndefined();
    expect(targetOf(notice({ subject: null }), pages)).toBeUndefined();
  });

  test("of a Monday opens the lists of that Monday, those with something in them", () => {
    const person = { id: "usr_1", role: "officer", jurisdiction: "35.73" } as const;
    const list = notice({ kind: "digest", data: { overdue: 3, today: 0, signals: 2, myCases: 1, lateCases: 9 } });
    const doors = doorsOf(list, person).map(({ key, n, to }) => [key, n, decodeURIComponent(to.replaceAll("+", " "))]);
    expect(doors.map(([key, n]) => [key, n])).toEqual([
      ["overdue", 3],
      ["signals", 2],
      ["myCases", 1],
    ]);
    expect(doors[1]?.[2]).toContain('/groups?displayedFilters={}&filter={"raisedOn_gte":"2026-06-08"}');
    expect(doors[2]?.[2]).toContain('"ownerId":"usr_1"');
    expect(doors[2]?.[2]).toContain('"dueOn_lt":"2026-06-15"');
    expect(doorsOf(notice({ data: { overdue: 3 } }), person)).toEqual([]);
    expect(doorsOf(list, { ...person, role: "commission" })).toEqual([]);
  });

  test("stands under the day it came on where the person works", () => {
    const late = notice({ id: "a", at: Date.parse("2026-06-15T16:30:00Z") });
    const next = notice({ id: "b", at: Date.parse("2026-06-15T17:30:00Z") });
    const days = (region: string) =>
      byDay([next, late], region).map(([day, found]) => [day, found.map(({ id }) => id)]);
    expect(days("35.73")).toEqual([
      ["2026-06-16", ["b"]],
      ["2026-06-15", ["a"]],
    ]);
    expect(days("81.71")).toEqual([["2026-06-16", ["b", "a"]]]);
  });

  test("many of a kind in a row make one run; another kind between them parts it", () => {
    const kinds = ["case_due", "case_due", "digest", "case_due"].map((kind, i) => notice({ id: `${i}`, kind }));
    expect(runsOf(kinds).map((run) => run.map(({ id }) => id))).toEqual([["0", "1"], ["2"], ["3"]]);
    expect(runsOf([])).toEqual([]);
  });
});

describe("why a message did not go out", () => {
  test.each([
    ["http_422", { key: "refused", code: "422" }],
    ["http_401", { key: "key", code: "401" }],
    ["http_403", { key: "key", code: "403" }],
    ["http_429", { key: "theirs", code: "429" }],
    ["http_503", { key: "theirs", code: "503" }],
    ["timeout", { key: "timeout", code: "" }],
    ["no_address", { key: "no_address", code: "" }],
    ["unknown:network", { key: "unknown", code: "" }],
    ["unknown", { key: "unknown", code: "" }],
  ])("%s", (error, cause) => {
    expect(causeOf(error)).toEqual(cause);
    expect(isUncertain({ lastError: error })).toBe(cause.key === "unknown");
  });
  test("one that never failed is not uncertain", () => expect(isUncertain({ lastError: null })).toBe(false));
});
