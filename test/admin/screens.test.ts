import { describe, expect, test } from "vitest";
import { dayOfMoment, momentOf } from "#admin/inputs/InstantInput.tsx";
import { worklistUrl } from "#admin/providers/worklistSource.ts";
import { stepsFor } from "#admin/resources/complaints/complaintModel.ts";
import { machineName, mayMove } from "#admin/resources/equipment/equipmentModel.ts";
import { assignmentsBefore, dueWords, viewOf } from "#admin/resources/followUps/worklistModel.ts";
import { cleanHandover } from "#admin/resources/handovers/handoverModel.ts";
import {
  addsUp,
  changedValues,
  fieldLabel,
  fieldTwice,
  fileFault,
  mayStand,
  warningCount,
} from "#admin/resources/imports/importModel.ts";
import { uploadBody } from "#admin/resources/imports/uploadBody.ts";
import { shortValue } from "#admin/resources/logs/logModel.ts";
import { cleanRules } from "#admin/resources/officeSettings/settingsModel.ts";
import { monthsOf } from "#admin/resources/plans/calendarModel.ts";
import { fromForm, type Plan, sayWhen, toForm } from "#admin/resources/plans/planModel.ts";
import { bandCounts } from "#admin/resources/stallRuns/stallRunModel.ts";
import { rolesFor } from "#admin/resources/users/userModel.ts";
import { isNumber } from "#admin/search/searchModel.ts";
import { ORGANIZATION_KINDS } from "#db/constants.ts";
import { rolesOf } from "#worker/resources/users/roles.ts";

describe("the worklist", () => {
  const params = { filter: { view: "week", riskBand: ["mandek"] }, pagination: { page: 2, perPage: 25 } };

  test("asks for a view, a page and a filter; the riskiest come first unless a person sorts", () => {
    const url = new URL(worklistUrl({ ...params, sort: { field: "score", order: "DESC" } }), "http://localhost");
    expect(url.pathname).toBe("/api/worklist");
    expect(Object.fromEntries(url.searchParams)).toEqual({
      view: "week",
      filter: '{"riskBand":["mandek"]}',
      range: "[25,49]",
    });
    const sorted = worklistUrl({ ...params, sort: { field: "dueOn", order: "ASC" } });
    expect(new URL(sorted, "http://localhost").searchParams.get("sort")).toBe('["dueOn","ASC"]');
  });

  test("an unknown view is the overdue one", () => {
    expect(viewOf({ view: "month" })).toBe("month");
    expect(viewOf({ view: "year" })).toBe("overdue");
    expect(viewOf({})).toBe("overdue");
  });

  test("a due day is said by its distance; lateness counts from the end of the window", () => {
    const on = (dueOn: string, daysLate = 0) => dueWords({ dueOn, daysLate }, "2026-03-10");
    expect(on("2026-03-12")).toEqual({ key: "dueIn", count: 2 });
    expect(on("2026-03-10")).toEqual({ key: "dueToday" });
    expect(on("2026-03-08")).toEqual({ key: "dueSince", on: "2026-03-08" });
    expect(on("2026-02-01", 7)).toEqual({ key: "late", count: 7 });
  });

  test("putting an assignment back needs who had each point before", () => {
    const items = [
      { id: "a", assigneeId: "rini" },
      { id: "b", assigneeId: null },
      { id: "c", assigneeId: "rini" },
      { id: "d", assigneeId: "arif" },
    ];
    expect(assignmentsBefore(items, ["a", "b", "c"])).toEqual([
      { assigneeId: "rini", ids: ["a", "c"] },
      { assigneeId: null, ids: ["b"] },
    ]);
  });
});

describe("an import", () => {
  test("a file is refused before it is sent only for what can be seen from outside", () => {
    expect(fileFault({ name: "Peserta.XLSX", size: 1 })).toBeUndefined();
    expect(fileFault({ name: "peserta.csv", size: 10 * 1024 * 1024 })).toBeUndefined();
    expect(fileFault({ name: "peserta.xlsx", size: 10 * 1024 * 1024 + 1 })).toBe("tooLarge");
    expect(fileFault({ name: "peserta.pdf", size: 1 })).toBe("wrongKind");
  });

  test("what was left empty stays out of the upload", () => {
    const file = new File(["x"], "peserta.xlsx");
    const form = uploadBody(file, { programId: "prg_1", legalBasis: "", cohort: { title: "", endsOn: "2025-08-22" } });
    expect([...form.keys()]).toEqual(["file", "kind", "programId", "cohort"]);
    expect(form.get("cohort")).toBe('{"endsOn":"2025-08-22"}');
  });

  test("counts add up to the file", () => {
    const counts = { rows: 286, create: 278, update: 0, skip: 0, duplicate: 3, error: 5 };
    expect(addsUp(counts)).toBe(true);
    expect(addsUp({ ...counts, skip: 1 })).toBe(false);
  });

  test("only cells typed anew are sent; emptying one counts", () => {
    expect(changedValues({ nik: "1", name: "Sri" }, { nik: "2", name: "Sri", phone: "" })).toEqual({ nik: "2" });
    expect(changedValues({ phone: "08" }, { phone: "" })).toEqual({ phone: "" });
  });

  test("two columns cannot be the same thing; columns left out do not count", () => {
    expect(fieldTwice([{ field: "nik" }, { field: null }, { field: null }, { field: "name" }])).toBeUndefined();
    expect(fieldTwice([{ field: "nik" }, { field: "nik" }])).toBe("nik");
  });

  test("a doubt can be settled by a word, a fault cannot", () => {
    expect(mayStand({ level: "warning", code: "birth_date_unlikely" })).toBe(true);
    expect(mayStand({ level: "warning", code: "village_unknown" })).toBe(false);
    expect(mayStand({ level: "error", code: "birth_date_unlikely" })).toBe(false);
  });

  test("rows with warnings are counted once", () => {
    const fault = (level: "error" | "warning") => ({
      ...{ column: "nik", heading: null, cell: null, code: "x", message: "", value: null },
      level,
    });
    const row = (errors: ReturnType<typeof fault>[]) => ({ row: 1, outcome: "create" as const, errors });
    expect(warningCount([row([]), row([fault("warning"), fault("warning")]), row([fault("error")])])).toBe(1);
  });

  test("fields of the roster have names in both languages", () => {
    expect(fieldLabel("roster", "villageName", "id")).toBe("Kelurahan/desa");
    expect(fieldLabel("roster", "villageName", "en")).toBe("Village");
    expect(fieldLabel("roster", "unheard", "id")).toBe("unheard");
  });
});

describe("equipment", () => {
  test("only what was lent or given under terms can be moved, and only once it was handed over", () => {
    expect(mayMove({ state: "idle", legalBasis: "pinjam_pakai" })).toBe(true);
    expect(mayMove({ state: "idle", legalBasis: "hibah" })).toBe(false);
    expect(mayMove({ state: "stored", legalBasis: "pinjam_pakai" })).toBe(false);
    expect(mayMove({ state: "lost", legalBasis: "csr" })).toBe(false);
  });

  test("a machine is called by item and brand", () => {
    expect(machineName({ item: "Mesin obras", brand: "Juki" })).toBe("Mesin obras Juki");
    expect(machineName({ item: "Oven", brand: null })).toBe("Oven");
  });

  test("a hand-over sends no programme, and witnesses one a line", () => {
    const values = { programId: "prg_1", groupId: "grp_1", date: "2026-01-02", items: ["eqp_1"], giver: "" };
    const sent = { groupId: "grp_1", date: "2026-01-02", items: ["eqp_1"] };
    expect(cleanHandover({ ...values, witnesses: [{ name: " Pak RT " }, { name: "" }, { name: "Bu RW" }] })).toEqual({
      ...sent,
      witnesses: ["Pak RT", "Bu RW"],
    });
    expect(cleanHandover({ ...values, parties: { giverTitle: "" }, signatures: { giver: null } })).toEqual(sent);
  });

  test("a signature stays with its witness, and who signs on paper sends none", () => {
    const values = { groupId: "grp_1", date: "2026-01-02", items: ["eqp_1"], signatures: { receiver: "M1 1L2 2L3 3" } };
    const witnesses = [
      { name: "", signature: "M9 9L8 8L7 7" },
      { name: "Pak RT" },
      { name: "Bu RW", signature: "M1 1L4 4L5 5" },
    ];
    expect(cleanHandover({ ...values, witnesses })).toMatchObject({
      witnesses: ["Pak RT", "Bu RW"],
      signatures: { receiver: "M1 1L2 2L3 3", witnesses: [null, "M1 1L4 4L5 5"] },
    });
  });
});

describe("a complaint", () => {
  test("offers the office each legal step, and an officer only what it was asked to see to", () => {
    const office = { id: "usr_1", role: "office" };
    const officer = { id: "usr_2", role: "officer" };
    const states = ["received", "in_progress", "answered", "closed"] as const;
    const offered = (reader: typeof office, ownerId: string | null) =>
      states.map((state) => stepsFor(reader, { state, ownerId }).length);
    expect(offered(office, null)).toEqual([2, 1, 2, 0]);
    expect(offered(officer, "usr_2")).toEqual([2, 1, 2, 0]);
    expect(offered(officer, "usr_1")).toEqual([0, 0, 0, 0]);
    expect(offered({ id: "usr_3", role: "head" }, "usr_3")).toEqual([0, 0, 0, 0]);
  });
});

describe("settings", () => {
  test("nothing chosen means: not by that", () => {
    const days = { caseDueDays: 14, reminderAfterDays: 1, escalateAfterDays: 7, complaintDueDays: 10 };
    expect(cleanRules({ id: "stg_1", bastPattern: "{nomor}", caseBand: "", ...days })).toEqual({
      ...{ bastPattern: "{nomor}", caseBand: null, caseSeverity: null, ...days },
    });
  });

  const plan: Plan = {
    ...{ id: "pln_1", version: 1, organizationId: "org_1", code: "bawaan", name: "Bawaan" },
    ...{ anchor: "trainedOn", isDefault: true },
    steps: [
      { key: "h10", label: "Hari 10", offsetDays: 10, windowBefore: 2, windowAfter: 3 },
      { key: "b1", label: "Bulan 1", offsetMonths: 1, windowBefore: 7, windowAfter: 7, formId: "frm_1" },
      {
        ...{
          key: "lagi",
          label: "Lagi",
          anchor: "point",
          point: "b1",
          offsetDays: -3,
          windowBefore: 0,
          windowAfter: 0,
        },
      },
      {
        ...{ key: "laku", label: "Laku", anchor: "firstOrderOn", offsetMonths: 2, windowBefore: 1, windowAfter: 1 },
        ...{ assignee: "user", assigneeId: "usr_1" },
        skipWhen: { combinator: "and", rules: [{ field: "orders60d", operator: ">", value: 3 }] },
      },
    ],
  };

  test("a plan goes through the form unchanged, its points in the order they were given", () => {
    const { steps } = toForm(plan);
    expect(steps.map(({ offset, unit }) => [offset, unit])).toEqual([
      [10, "days"],
      [1, "months"],
      [-3, "days"],
      [2, "months"],
    ]);
    const { name, code, anchor, isDefault } = plan;
    expect(fromForm({ ...toForm(plan) })).toEqual({ name, code, anchor, isDefault, steps: plan.steps });
    const other = fromForm({ ...toForm(plan), steps: [...steps].reverse() });
    expect(other.steps).toEqual([...plan.steps].reverse());
  });

  test("a point says what it counts from, on which side and how far", () => {
    const say = (key: string, options: object = {}) => `${key.split(".").at(-1)}(${Object.values(options).join(" ")})`;
    expect(plan.steps.map((step) => sayWhen(step, plan, say))).toEqual([
      "after(days(10) trainedOn())",
      "after(months(1) trainedOn())",
      "before(days(3) point(Bulan 1))",
      "after(months(2) firstOrderOn())",
    ]);
  });

  test("a calendar has the months with a point in them, in whole weeks, each point on the day it stands", () => {
    const at = (more: object) => ({ windowStartsOn: "2026-03-28", windowEndsOn: "2026-04-03", doneOn: null, ...more });
    const months = monthsOf([
      at({ label: "A", dueOn: "2026-03-31", standsOn: "2026-03-31", state: "scheduled" }),
      at({ label: "B", dueOn: "2026-05-10", standsOn: "2026-05-10", doneOn: "2026-06-01", state: "done" }),
      at({ label: "C", dueOn: null, standsOn: null, state: null }),
    ] as never);
    expect(months.map(({ month, weeks }) => [month, weeks.length])).toEqual([
      ["2026-03", 6],
      ["2026-06", 5],
    ]);
    const days = months.flatMap(({ weeks }) => weeks.flat()).filter((day) => day !== undefined);
    expect(days.filter(({ due }) => due.length > 0).map(({ day, due }) => [day, due])).toEqual([
      ["2026-03-31", ["A"]],
      ["2026-06-01", ["B"]],
    ]);
    expect(days.filter(({ inWindow }) => inWindow).map(({ day }) => day.slice(8))).toEqual(["28", "29", "30", "31"]);
  });

  test.each(ORGANIZATION_KINDS)("%s: the roles offered are those the server takes", (kind) => {
    expect(rolesFor(kind)).toEqual(rolesOf(kind));
  });

  test("a preview counts groups by band, worst first, leaving out bands without any", () => {
    const of = (band: "lancar" | "mandek", n: number) =>
      Array.from({ length: n }, (_, i) => ({ groupId: `${band}${i}`, score: 0, band, signals: [] }));
    expect(bandCounts([...of("lancar", 2), ...of("mandek", 1)])).toEqual([
      ["mandek", 1],
      ["lancar", 2],
    ]);
  });
});

describe("logs and search", () => {
  test("a day becomes its first or last moment, and comes back as the same day", () => {
    const first = momentOf("2026-05-09") ?? 0;
    const last = momentOf("2026-05-09", true) ?? 0;
    expect(last - first).toBe(86_399_999);
    expect([dayOfMoment(first), dayOfMoment(last)]).toEqual(["2026-05-09", "2026-05-09"]);
    expect(momentOf("")).toBeNull();
    expect(dayOfMoment(undefined)).toBe("");
  });

  test("long values are cut, nothing is a dash", () => {
    expect(shortValue(null)).toBe("–");
    expect(shortValue({ a: 1 })).toBe('{"a":1}');
    expect(shortValue("x".repeat(50))).toBe(`${"x".repeat(40)}…`);
  });

  test("a number that may be somebody's is not repeated on the page", () => {
    expect(isNumber("3573 0110 0190 0001")).toBe(true);
    expect(isNumber("Kelompok 17")).toBe(false);
  });
});
