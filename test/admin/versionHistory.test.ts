import { describe, expect, test } from "vitest";
import { sayPath, sayValue } from "#admin/history/sayValue.ts";
import { changesOf, type Version } from "#admin/history/versionModel.ts";
import { messages as en } from "#admin/i18n/en/index.ts";
import { messages as id } from "#admin/i18n/id/index.ts";
import { findFact } from "#worker/stall/facts.ts";

const OWN = { label: { id: "Luas kebun", en: "Garden" }, type: "number", unit: "count" } as const;
const speech = (locale: "id" | "en", entity = "plans") => ({
  entity,
  locale,
  facts: (name: string) => (name === "kebun" ? OWN : findFact("group", name)),
  translate: (key: string, options: Record<string, unknown> = {}) => {
    const found = key.split(".").reduce<unknown>((all, one) => (all as never)?.[one], locale === "en" ? en : id);
    return String(found ?? options._ ?? key);
  },
});
const version = (number: number, snapshot: object): Version => ({
  ...{ id: `cfv_${number}`, entity: "plans", entityId: "pln_1", number, at: number, actorId: "usr_1" },
  snapshot: snapshot as Version["snapshot"],
});

describe("the history of a record", () => {
  test("tells what each version changed of the one before", () => {
    const changes = changesOf([
      version(4, { name: "B", deletedAt: null }),
      version(3, { name: "B", deletedAt: 1 }),
      version(2, { name: "B", deletedAt: null }),
      version(1, { name: "A", deletedAt: null }),
    ]);
    expect(changes.map(({ happened }) => happened)).toEqual(["restored", "deleted", "changed", "created"]);
    expect(changes.map(({ differences }) => differences.length)).toEqual([0, 0, 1, 0]);
  });

  test("an oldest version that is not the first says so", () => {
    expect(changesOf([version(7, {})])[0]?.happened).toBe("first");
  });

  test("places and values are told in the reader's words", () => {
    const path = ["steps", { item: "m3", label: "Bulan ke-3" }, "skipWhen"];
    expect(sayPath(path, speech("en"))).toBe("Points › Bulan ke-3 › Skipped when");
    const query = {
      combinator: "or",
      rules: [
        { field: "daysSinceTraining", operator: ">", value: 30 },
        { field: "activityStatus", operator: "in", value: ["dormant", "disbanded"] },
      ],
    };
    expect(sayValue(query, "skipWhen", speech("id"))).toBe(
      "Hari sejak pelatihan selesai lebih dari 30 hari atau status terakhir salah satu dari vakum, bubar",
    );
    const own = { combinator: "and", rules: [{ field: "kebun", operator: "<", value: 3 }] };
    expect(sayValue(own, "skipWhen", speech("en"))).toBe("Garden below 3");
    expect(sayValue({ id: "Uji", en: "Test" }, "name", speech("en"))).toBe("Test");
    expect(sayValue(true, "enabled", speech("id"))).toBe("Ya");
    expect(sayValue("service", "kind", speech("en", "rules"))).toBe(en.enums.ruleKind.service);
    expect(sayValue([{ kind: "packaging", times: 2 }], "supports", speech("en"))).toBe(
      `Kind: ${en.enums.supportKind.packaging}, Times for each group: 2`,
    );
    expect(sayValue(null, "meaning", speech("id"))).toBe("–");
  });
});
