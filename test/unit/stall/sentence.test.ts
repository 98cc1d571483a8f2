import { describe, expect, it } from "vitest";
import type { RuleQuery } from "#db/schema/rules.ts";
import { evaluateQuery } from "#worker/stall/evaluate.ts";
import { findFact } from "#worker/stall/facts.ts";
import { reachFaults, reachQuery, skillKey } from "#worker/stall/reach.ts";
import { sayQuery, sayReach, sayRule, valueWord } from "#worker/stall/sentence.ts";

const facts = (name: string) => findFact("group", name);
const all = (...rules: RuleQuery["rules"]): RuleQuery => ({ combinator: "and", rules });
const silent = all({ field: "daysSilent", operator: ">", value: 60 });

describe("a query as a sentence", () => {
  it("names facts by their labels and values with their units", () => {
    expect(sayQuery(silent, facts, "id")).toBe("Hari tanpa kabar lebih dari 60 hari");
    expect(sayQuery(silent, facts, "en")).toBe("Days of silence more than 60 days");
  });

  it("says yes and no, lists, what is not known, the opposite, and groups in brackets", () => {
    const query: RuleQuery = {
      combinator: "and",
      rules: [
        { field: "firstUseSeen", operator: "=", value: false },
        {
          combinator: "or",
          rules: [
            { field: "activityStatus", operator: "in", value: ["dormant", "disbanded"] },
            { field: "activityStatus", operator: "null" },
          ],
        },
        { ...all({ field: "activeMemberShare", operator: "between", value: [10, 50.5] }), not: true },
      ],
    };
    expect(sayQuery(query, facts, "id")).toBe(
      "Alat pernah terlihat dipakai: tidak dan (status terakhir salah satu dari vakum, bubar atau status terakhir belum diketahui) dan tidak benar bahwa (bagian anggota yang bekerja antara 10 dan 50,5%)",
    );
  });

  it("leaves room for what is still to be filled in", () => {
    expect(sayQuery(all({ field: "daysSilent", operator: ">", value: null }), facts, "id")).toBe(
      "Hari tanpa kabar lebih dari … hari",
    );
    expect(sayQuery(all({ field: "gone", operator: "notNull" }), facts, "en")).toBe("Gone is known");
  });

  it("has words for what facts take, in both languages", () => {
    expect(valueWord("partly_active", "id")).toBe("aktif sebagian");
    expect(valueWord("mentoring", "en")).toBe("mentoring");
    expect(valueWord("A1", "id")).toBe("A1");
  });
});

describe("a whole rule", () => {
  const rule = {
    kind: "risk" as const,
    scope: "group" as const,
    tiers: [
      { query: silent, points: 10 },
      { query: all({ field: "daysSilent", operator: ">", value: 90 }), points: 25 },
    ],
  };

  it("says each tier, and at the end for whom", () => {
    const appliesTo = { programKinds: ["jahit"], skills: ["Menjahit"], regions: ["35.73", "35.07"], monthsFrom: 3 };
    const names = { kinds: { jahit: { id: "Menjahit", en: "Sewing" } }, regions: { "35.73": "Kota Malang" } };
    expect(sayRule({ ...rule, appliesTo }, facts, "id", names)).toEqual([
      "Kelompok mendapat 10 poin risiko bila hari tanpa kabar lebih dari 60 hari.",
      "Kelompok mendapat 25 poin risiko bila hari tanpa kabar lebih dari 90 hari.",
      "Hanya untuk program jenis Menjahit; keterampilan Menjahit; wilayah Kota Malang atau 35.07; paling cepat 3 bulan sejak pelatihan selesai.",
    ]);
    expect(sayRule(rule, facts, "en")).toHaveLength(2);
    expect(sayReach({}, "id")).toBe("");
    expect(sayReach({ monthsFrom: 3, monthsTo: 12 }, "en")).toBe("3–12 months since training ended");
  });
});

describe("whom a rule is for", () => {
  const verdict = (reach: Parameters<typeof reachQuery>[0], places: Record<string, string | number | null>) => {
    const query = reachQuery(reach, "group");
    return query && evaluateQuery(query, places);
  };
  const malang = { "@village": "35.73.04.1001", "@region": "35.73", "@skill": "menjahit", "@kind": null, "@months": 4 };

  it("nobody is left out without a reach", () => {
    expect(reachQuery(null, "group")).toBeUndefined();
    expect(reachQuery({ skills: [], regions: [] }, "group")).toBeUndefined();
  });

  it("a region holds all below it and no namesake of its digits", () => {
    expect(verdict({ regions: ["35.73.04"] }, malang)).toBe(true);
    expect(verdict({ regions: ["35.73"] }, { ...malang, "@village": null })).toBe(true);
    expect(verdict({ regions: ["35.7"] }, malang)).toBe(false);
    expect(verdict({ regions: ["35.73.0"] }, { ...malang, "@region": "35.73.04" })).toBe(false);
    expect(verdict({ regions: ["35.07"] }, malang)).toBe(false);
    expect(verdict({ regions: ["35.73.04"] }, { ...malang, "@village": null })).toBeNull();
  });

  it("a kind nobody wrote down is not within reach; months are counted from both ends", () => {
    expect(verdict({ programKinds: ["jahit"] }, malang)).toBeNull();
    expect(verdict({ skills: [" Menjahit "] }, malang)).toBe(true);
    expect(verdict({ monthsFrom: 4, monthsTo: 4 }, malang)).toBe(true);
    expect(verdict({ monthsTo: 3 }, malang)).toBe(false);
    expect(skillKey("  MENJAHIT Ü ")).toBe("menjahit Ü");
  });

  it("a fault stands beside its field", () => {
    expect(Object.keys(reachFaults({ monthsFrom: 5, monthsTo: 3 }, "group"))).toEqual(["appliesTo.monthsTo"]);
    expect(Object.keys(reachFaults({ monthsFrom: 5 }, "program"))).toEqual(["appliesTo.monthsFrom"]);
    expect(reachFaults({ regions: ["35"] }, "program")).toEqual({});
  });
});
