import { describe, expect, test } from "vitest";
import { messages as en } from "#admin/i18n/en/index.ts";
import { messages as id } from "#admin/i18n/id/index.ts";
import { mostPoints, sayQuery } from "#admin/resources/rules/ruleModel.ts";
import type { RuleQuery } from "#db/schema/rules.ts";
import { DEFAULT_RULES } from "#worker/stall/defaultRules.ts";

const sayIn = (messages: object) => (key: string) =>
  String(key.split(".").reduce<unknown>((value, part) => (value as Record<string, unknown>)?.[part], messages) ?? key);

const all = (...rules: RuleQuery["rules"]): RuleQuery => ({ combinator: "and", rules });

describe("a rule as a sentence", () => {
  test("names facts by their labels and values with their units", () => {
    const query = all({ field: "daysSilent", operator: ">", value: 60 });
    expect(sayQuery(query, "group", "id", sayIn(id))).toBe("Hari tanpa kabar lebih dari 60 hari");
    expect(sayQuery(query, "group", "en", sayIn(en))).toBe("Days of silence more than 60 days");
  });

  test("says yes and no, lists, what is not known, and groups in brackets", () => {
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
      ],
    };
    expect(sayQuery(query, "group", "id", sayIn(id))).toBe(
      "Alat pernah terlihat dipakai: tidak dan (Status terakhir salah satu dari Vakum, Bubar atau Status terakhir belum diketahui)",
    );
  });

  test.each(DEFAULT_RULES)("$code has a whole sentence for each tier in both languages", (rule) => {
    for (const { query } of rule.tiers) {
      for (const [locale, messages] of [
        ["id", id],
        ["en", en],
      ] as const) {
        const sentence = sayQuery(query, rule.scope, locale, sayIn(messages));
        expect(sentence).not.toMatch(/undefined|resources\.|enums\./);
        expect(sentence.length).toBeGreaterThan(10);
      }
    }
    expect(mostPoints(rule)).toBe(Math.max(...rule.tiers.map(({ points }) => points)));
  });
});
