import { describe, expect, test } from "vitest";
import { messages as en } from "#admin/i18n/en/index.ts";
import { messages as id } from "#admin/i18n/id/index.ts";
import { countAnswers, fromSchemeForm, todoOf } from "#admin/resources/capital/capitalModel.ts";
import { requirementCodes } from "#admin/resources/capital/requirementCodes.ts";
import { dependenceOf, stepsToCome } from "#admin/resources/market/marketModel.ts";
import { LINKAGE_STATES } from "#db/constants.ts";
import { REQUIREMENT_CODES, REQUIREMENTS } from "#worker/market/readiness.ts";

const buyer = { buyerId: null, name: "Toko", orders: 1, valueIdr: 1, lastOn: "2026-01-01", share: 1 };

describe("how much hangs on one buyer", () => {
  test.each([
    [{ low: 0.51, high: 0.6 }, "depends"],
    [{ low: 0.5, high: 0.5 }, "spread"],
    [{ low: 0.3, high: 0.7 }, "dependsMaybe"],
    [{ low: 0.2, high: 0.4 }, "spread"],
  ])("%j is %s", (dependence, kind) => {
    expect(dependenceOf({ dependence, buyers: [buyer] })).toMatchObject({ kind, name: "Toko" });
  });

  test("is not told without sales, and unknown where no order names its buyer", () => {
    expect(dependenceOf({ dependence: null, buyers: [] })).toBeUndefined();
    expect(dependenceOf({ dependence: { low: 0, high: 1 }, buyers: [] })).toMatchObject({ kind: "allUnknown" });
  });
});

test("the steps that a linkage has before it", () => {
  expect(Object.fromEntries(LINKAGE_STATES.map((state) => [state, stepsToCome(state).length]))).toEqual({
    ...{ offered: 3, accepted: 2, first_order: 1, repeat_orders: 0, declined: 0, ended: 0 },
  });
});

describe("what a scheme asks", () => {
  test("can be chosen in the console, with its number where it has one, in both languages", () => {
    expect(requirementCodes.map(({ code }) => code).sort()).toEqual([...REQUIREMENT_CODES].sort());
    for (const { code, number } of requirementCodes) {
      expect([code, number]).toEqual([code, "number" in REQUIREMENTS[code as "members"]]);
      for (const { readiness } of [id.resources, en.resources]) {
        expect(readiness.requirement).toHaveProperty(code);
        if (number) expect(readiness.label).toHaveProperty(code);
      }
    }
  });

  test("says what to do for every answer it can have but met", () => {
    // Training is on record or it is not; what Lanjut does not keep is never found missing.
    const asked = ["npwp", "bank_account", "collateral"];
    for (const code of REQUIREMENT_CODES) {
      const answers = code === "trained" ? ["missing"] : asked.includes(code) ? ["unknown"] : ["missing", "unknown"];
      expect(todoOf({ code, answer: "met" })).toBeUndefined();
      for (const answer of answers as ("missing" | "unknown")[]) {
        expect(id.resources.readiness.todo).toHaveProperty(String(todoOf({ code, answer })));
      }
    }
  });

  test("is sent with numbers only where the requirement has one, and blanks as nothing", () => {
    const sent = fromSchemeForm({
      ...{
        id: "sch_x",
        version: 3,
        source: "kur",
        name: "KUR",
        year: 2026,
        maxIdr: 5,
        minIdr: "",
        basis: "",
        active: true,
      },
      requirements: [
        { code: "nib", min: 7 },
        { code: "business_age", min: "6" },
        { code: "revenue_known", min: null },
      ],
    });
    expect(sent).toEqual({
      ...{ source: "kur", name: "KUR", year: 2026, maxIdr: 5, minIdr: null, basis: null, active: true },
      requirements: [{ code: "nib" }, { code: "business_age", min: 6 }, { code: "revenue_known" }],
    });
  });

  test("is counted by answer", () => {
    expect(countAnswers([{ answer: "met" }, { answer: "unknown" }, { answer: "met" }])).toEqual({
      ...{ met: 2, missing: 0, unknown: 1 },
    });
  });
});
