import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type BuilderField, firstOperator, operatorsFor } from "#admin/builder/builderField.ts";
import { fieldsIn, isComplete, tidyQuery, valueFor } from "#admin/builder/queryModel.ts";
import type { RuleQuery } from "#db/schema/rules.ts";

const field = (type: BuilderField["type"], operators?: string[]): BuilderField => ({
  name: "a",
  label: "A",
  type,
  operators,
});

describe("a query as the editor holds it", () => {
  test("its own marks do not get out", () => {
    const marked = {
      id: "1",
      combinator: "or",
      not: false,
      rules: [
        { id: "2", field: "a", operator: "=", value: 3, valueSource: "value" },
        { id: "3", combinator: "and", not: true, rules: [{ id: "4", field: "b", operator: "null", value: "" }] },
      ],
    };
    expect(tidyQuery(marked as unknown as RuleQuery)).toEqual({
      combinator: "or",
      rules: [
        { field: "a", operator: "=", value: 3 },
        { combinator: "and", not: true, rules: [{ field: "b", operator: "null" }] },
      ],
    });
  });

  test.each([
    ["between", 5, [5, null]],
    ["between", [5, 9, 11], [5, 9]],
    ["in", "x", ["x"]],
    ["in", null, []],
    ["=", ["x", "y"], "x"],
    [">", "", null],
    ["null", 5, undefined],
  ])("what %s takes of %j", (operator, given, taken) => {
    expect(valueFor(operator, given)).toEqual(taken);
  });

  test("a value keeps its shape once it has it", () => {
    const operators = ["=", "in", "between", "null"];
    fc.assert(
      fc.property(fc.constantFrom(...operators), fc.array(fc.oneof(fc.integer(), fc.string())), (operator, given) => {
        const once = valueFor(operator, given);
        expect(valueFor(operator, once)).toEqual(once);
      }),
    );
  });

  test.each<[boolean, RuleQuery]>([
    [false, { combinator: "and", rules: [] }],
    [false, { combinator: "and", rules: [{ field: "a", operator: "=", value: null }] }],
    [false, { combinator: "and", rules: [{ field: "a", operator: "between", value: [1, null] }] }],
    [false, { combinator: "and", rules: [{ combinator: "or", rules: [] }] }],
    [true, { combinator: "and", rules: [{ field: "a", operator: "notNull" }] }],
    [true, { combinator: "and", rules: [{ field: "a", operator: "=", value: false }] }],
    [true, { combinator: "and", rules: [{ field: "a", operator: "in", value: [0] }] }],
  ])("complete: %s", (complete, query) => {
    expect(isComplete(query)).toBe(complete);
  });

  test("the fields it asks about, each once", () => {
    const leaf = (name: string) => ({ field: name, operator: "notNull" });
    const query: RuleQuery = {
      combinator: "and",
      rules: [leaf("a"), { combinator: "or", rules: [leaf("b"), leaf("a")] }],
    };
    expect(fieldsIn(query)).toEqual(["a", "b"]);
  });
});

test("a new condition begins with an operator its field has", () => {
  expect(firstOperator(field("number"))).toBe(">");
  expect(firstOperator(field("number", ["=", "!="]))).toBe("=");
  expect(firstOperator(undefined)).toBe("=");
  expect(operatorsFor(field("boolean"))).not.toContain("<");
});
