import { describe, expect, it } from "vitest";
import { defaultSchemeRows } from "#worker/market/defaultSchemes.ts";
import {
  type GroupRecord,
  monthsBetween,
  type Paper,
  REQUIREMENT_CODES,
  type RequirementCode,
  readinessOf,
} from "#worker/market/readiness.ts";
import { validityOf } from "#worker/market/validity.ts";

const TODAY = "2026-11-22";

/** Nothing is known of this group. */
const unknown: GroupRecord = {
  today: TODAY,
  trainedOn: "2026-03-01",
  firstAtWorkOn: null,
  activityStatus: null,
  activityOn: null,
  monthlyRevenueIdr: null,
  revenueOn: null,
  memberCount: null,
  leaderIdentified: null,
  papers: [],
  credits: [],
};

const ask = (code: RequirementCode, record: Partial<GroupRecord> = {}, min?: number) =>
  readinessOf([{ code, ...(min === undefined ? {} : { min }) }], { ...unknown, ...record })[0];

const answers = (code: RequirementCode, record: Partial<GroupRecord>, min?: number) => ask(code, record, min)?.answer;

describe("readiness", () => {
  it("is unknown where nothing is known: never met, never missing", () => {
    const results = readinessOf(
      REQUIREMENT_CODES.map((code) => ({ code, min: 6 })),
      unknown,
    );
    expect(results.filter(({ answer }) => answer !== "unknown").map(({ code }) => code)).toEqual(["trained"]);
  });

  it("counts the age of a business from the first day it was seen at work, and says when time will do", () => {
    expect(ask("business_age", { firstAtWorkOn: "2026-05-22" }, 6)).toMatchObject({ answer: "met", value: 6 });
    expect(ask("business_age", { firstAtWorkOn: "2026-05-23" }, 6)).toMatchObject({
      ...{ answer: "missing", value: 5, readyOn: "2026-11-23" },
    });
  });

  it.each([
    ["2026-08-31", "2026-09-30", 0],
    ["2026-08-31", "2026-10-01", 1],
    ["2025-11-22", "2026-11-22", 12],
    ["2025-11-23", "2026-11-22", 11],
  ])("months from %s to %s are %i", (from, to, months) => {
    expect(monthsBetween(from, to)).toBe(months);
  });

  it("believes what was seen for half a year, not longer", () => {
    expect(answers("at_work", { activityStatus: "active", activityOn: "2026-10-01" })).toBe("met");
    expect(answers("at_work", { activityStatus: "partly_active", activityOn: "2026-05-26" })).toBe("met");
    expect(answers("at_work", { activityStatus: "active", activityOn: "2026-05-25" })).toBe("unknown");
    expect(answers("at_work", { activityStatus: "dormant", activityOn: "2026-10-01" })).toBe("missing");
    expect(answers("at_work", { activityStatus: "unknown", activityOn: "2026-10-01" })).toBe("unknown");
  });

  it("compares turnover and members where it asks for a number", () => {
    const sold = { monthlyRevenueIdr: 2_000_000, revenueOn: "2026-10-01" };
    expect(answers("revenue_known", sold)).toBe("met");
    expect(answers("revenue_known", sold, 3_000_000)).toBe("missing");
    expect(answers("revenue_known", { ...sold, revenueOn: "2026-01-01" })).toBe("unknown");
    expect(answers("members", { memberCount: 4 }, 5)).toBe("missing");
    expect(answers("members", { memberCount: 5 }, 5)).toBe("met");
    expect(answers("identity", { leaderIdentified: false })).toBe("missing");
    expect(answers("identity", { leaderIdentified: true })).toBe("met");
  });

  const papers: [Omit<Paper, "kind">, string][] = [
    [{ state: "have", expiresOn: null }, "met"],
    [{ state: "have", expiresOn: TODAY }, "met"],
    [{ state: "have", expiresOn: "2026-11-21" }, "missing"],
    [{ state: "in_process", expiresOn: null }, "missing"],
    [{ state: "missing", expiresOn: null }, "missing"],
    [{ state: "not_needed", expiresOn: null }, "met"],
  ];
  it.each(papers)("a paper %j is %s", (paper, answer) => {
    for (const kind of ["nib", "spp_irt", "halal", "merek"] as const) {
      expect(answers(kind, { papers: [{ kind, ...paper }] })).toBe(answer);
    }
  });

  it("takes no record of credit for no proof that there is none", () => {
    const credits = (...states: string[]) => ({ credits: states.map((state) => ({ state })) });
    expect(answers("no_arrears", credits("repaid", "in_arrears"))).toBe("missing");
    expect(answers("no_arrears", credits("performing"))).toBe("met");
    expect(answers("no_arrears", credits("disbursed"))).toBe("unknown");
    expect(answers("no_running_credit", credits("repaid"))).toBe("met");
    expect(answers("no_running_credit", credits("repaid", "performing"))).toBe("missing");
  });

  it("says of a requirement it does not know that it is unknown", () => {
    expect(readinessOf([{ code: "from_a_later_version" }], unknown)).toMatchObject([{ answer: "unknown" }]);
  });
});

describe("a paper", () => {
  it.each([
    ["2027-01-21", "expiring"],
    ["2027-01-22", "valid"],
    ["2026-11-22", "expiring"],
    ["2026-11-21", "expired"],
    [null, "valid"],
  ])("valid until %s is %s, sixty days before its end", (expiresOn, validity) => {
    expect(validityOf({ state: "have", expiresOn }, TODAY, 60)).toBe(validity);
  });

  it("that is not there has no validity", () => {
    expect(validityOf({ state: "missing", expiresOn: null }, TODAY, 60)).toBeNull();
  });
});

describe("the terms an office starts a year with", () => {
  it("are three tiers of KUR that leave no amount out, each asking only what is known", () => {
    const rows = defaultSchemeRows("org_x", 2026, 0);
    expect(rows.map(({ name, year }) => [name, year])).toEqual([
      ["KUR super mikro", 2026],
      ["KUR mikro", 2026],
      ["KUR kecil", 2026],
    ]);
    for (const [i, row] of rows.entries()) {
      expect(row.minIdr ?? 1).toBe((rows[i - 1]?.maxIdr ?? 0) + 1);
      for (const { code } of row.requirements) expect(REQUIREMENT_CODES).toContain(code);
      expect(new Set(row.requirements.map(({ code }) => code)).size).toBe(row.requirements.length);
    }
    expect(new Set(rows.map(({ id }) => id)).size).toBe(3);
  });
});
