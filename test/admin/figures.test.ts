import { describe, expect, test } from "vitest";
import { type Catalogue, choiceFor, moved } from "#admin/dashboard/cardModel.ts";
import { cleanDefinition, fromFactForm, isTriable, ofChoices } from "#admin/resources/computedFacts/factModel.ts";
import { fromIndicatorForm, sayIndicator, triable } from "#admin/resources/indicators/indicatorModel.ts";

describe("a fact's form", () => {
  test("sends only what its event and function ask, and nothing empty", () => {
    const draft = {
      ...{ function: "count", event: "order", states: ["active"], valueMin: 5, valueMax: null, countMin: "" },
      ...{ windowDays: 90, share: ["x"], of: "value" },
    };
    expect(cleanDefinition(draft)).toEqual({ function: "count", event: "order", valueMin: 5, windowDays: 90 });
    const text = { id: " ", en: "" };
    expect(fromFactForm({ code: "a", label: text, meaning: text, definition: draft })).toMatchObject({
      meaning: null,
      enabled: true,
    });
  });

  test("is tried once it says what it needs", () => {
    expect(isTriable({ function: "count" })).toBe(false);
    expect(isTriable({ function: "count", event: "order" })).toBe(true);
    expect(isTriable({ function: "sum", event: "order" })).toBe(false);
    expect(isTriable({ function: "latest", event: "follow_up_done", of: { form: "a", question: "" } })).toBe(false);
    expect(isTriable({ function: "latest", event: "follow_up_done", of: { form: "a", question: "b" } })).toBe(true);
    expect(isTriable({ function: "share", event: "follow_up_done", share: [] })).toBe(false);
  });

  test("offers what the event tells", () => {
    expect(ofChoices({ function: "sum", event: "order" })).toEqual(["value", "count"]);
    expect(ofChoices({ function: "latest", event: "follow_up_done" })).toEqual(["value", "count", "state", "answer"]);
    expect(ofChoices({ function: "latest", event: "linkage_changed" })).toEqual(["state"]);
  });
});

describe("an indicator's form", () => {
  const query = { combinator: "and" as const, rules: [{ field: "ordersTotal", operator: ">", value: 0 }] };
  test("is counted only when every condition is complete", () => {
    const draft = { subject: "groups" as const, measure: "count" as const, query };
    expect(triable(draft)).toMatchObject({ splitBy: "none", query, base: null });
    expect(triable({ ...draft, base: { combinator: "and", rules: [] } })).toBeUndefined();
    expect(triable({ ...draft, query: { combinator: "and", rules: [] } })).toBeUndefined();
    expect(fromIndicatorForm({ ...draft, meaning: { id: "" }, id: "ind_1" })).toMatchObject({
      meaning: null,
      base: null,
    });
  });

  test("reads as one sentence, its base at the end", () => {
    const facts = () => ({ label: { id: "Jumlah pesanan", en: "Orders" }, type: "number" as const, unit: null });
    const say = (key: string, options: Record<string, unknown> = {}) =>
      `${key.split(".").at(-1)}(${Object.values(options).join(";")})`;
    const said = sayIndicator({ subject: "people", measure: "share", query, base: query }, facts, "id", say);
    expect(said).toBe("share(people();Jumlah pesanan lebih dari 0)among(Jumlah pesanan lebih dari 0).");
    expect(sayIndicator({ query: { combinator: "and", rules: [] } }, facts, "id", say)).toBe("");
  });
});

describe("cards", () => {
  test("move a step and stay within the list", () => {
    expect(moved(["a", "b", "c"], 2, -1)).toEqual(["a", "c", "b"]);
    expect(moved(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"]);
  });

  test("begin with what was chosen: one's own, the role's, or the default", () => {
    const row = (role: "officer" | null, cards: string[]) => ({ id: "dsh_1", version: 1, role, cards });
    const data: Catalogue = {
      ...{ figures: [], indicators: [], default: ["x"], own: row(null, ["a"]), roles: [row("officer", ["b"])] },
    };
    expect(choiceFor(data, "me").cards).toEqual(["a"]);
    expect(choiceFor(data, "officer")).toMatchObject({ role: "officer", cards: ["b"] });
    expect(choiceFor(data, "head")).toEqual({ role: "head", row: undefined, cards: ["x"] });
  });
});
