import { describe, expect, it } from "vitest";
import type { FormDefinition, Question } from "#db/schema/forms.ts";
import { checkAnswer } from "#worker/forms/checkAnswer.ts";
import { checkAnswers } from "#worker/forms/checkAnswers.ts";
import { newRow, prefilled } from "#worker/forms/prefill.ts";

const ctx = { today: "2026-06-15" };
const words = (text: string) => ({ id: text, en: text });
const option = (value: string, retired?: boolean) => ({ value, label: words(value), ...(retired && { retired }) });
const ask = (name: string, kind: Question["kind"], more: Partial<Question> = {}): Question => ({
  ...{ name, kind, label: words(name) },
  ...more,
});
const when = (field: string, operator: string, value?: unknown) => ({
  combinator: "and" as const,
  rules: [{ field, operator, value }],
});
const form = (...questions: Question[]): FormDefinition => ({ questions });
const check = (definition: FormDefinition, answers: Record<string, unknown>) => checkAnswers(definition, answers, ctx);

const VISIT = form(
  ask("producing", "yes_no", { required: true }),
  ask("why_not", "one", {
    relevant: when("producing", "=", false),
    required: true,
    options: [option("rusak"), option("modal"), option("lama", true)],
  }),
  ask("products", "many", { relevant: when("producing", "=", true), options: [option("seragam"), option("kerudung")] }),
  ask("uniforms", "number", { relevant: when("products", "=", "seragam"), limits: { min: 1, max: 500, whole: true } }),
  ask("orders", "repeat", {
    limits: { max: 2 },
    questions: [
      ask("buyer", "text", { required: true, personal: true }),
      ask("paid", "money"),
      ask("due", "date", { relevant: when("paid", "null"), limits: { min: "today" } }),
    ],
  }),
);

describe("answers against a form", () => {
  it("keeps what was asked, and drops what an earlier answer makes irrelevant", () => {
    const { answers, faults, asked } = check(VISIT, {
      ...{ producing: false, why_not: "rusak", products: ["seragam"], uniforms: 40 },
    });
    expect(faults).toEqual({});
    expect(answers).toEqual({ producing: false, why_not: "rusak" });
    expect(asked).toEqual(new Set(["producing", "why_not", "orders"]));
  });

  it("asks along a chain: what is dropped is unknown to those after it", () => {
    expect(check(VISIT, { producing: true, products: ["seragam"], uniforms: 40 }).answers).toHaveProperty(
      "uniforms",
      40,
    );
    expect(check(VISIT, { producing: true, products: ["kerudung"], uniforms: 40 }).answers).not.toHaveProperty(
      "uniforms",
    );
    expect(check(VISIT, { products: ["seragam"], uniforms: 40 }).answers).toEqual({});
  });

  it("names what is missing, wrong or not asked for, in repeats by row", () => {
    const { faults } = check(VISIT, {
      ...{ producing: true, uniforms: 3, products: ["seragam", "topi"], stranger: 1 },
      orders: [{ paid: 2_500 }, { buyer: " Toko ", due: "2026-06-14" }],
    });
    expect(Object.keys(faults).sort()).toEqual(["orders.0.buyer", "orders.1.due", "products", "stranger"]);
    expect(check(VISIT, {}).faults.producing).toEqual({ id: "Wajib dijawab.", en: "An answer is needed." });
    expect(check(VISIT, { producing: true, orders: [{ buyer: "a" }, { buyer: "b" }, { buyer: "c" }] }).faults).toEqual({
      orders: { id: "Paling banyak 2 isian.", en: "At most 2 entries." },
    });
  });

  it("asks inside a row by the answers of that row", () => {
    const { answers } = check(VISIT, {
      producing: true,
      orders: [
        { buyer: "Toko", paid: 1_000, due: "2026-07-01" },
        { buyer: " Pasar ", due: "2026-07-01" },
      ],
    });
    expect(answers.orders).toEqual([
      { buyer: "Toko", paid: 1_000 },
      { buyer: "Pasar", due: "2026-07-01" },
    ]);
  });

  it("takes no retired choice, unless it stood there before", () => {
    const given = { producing: false, why_not: "lama" };
    expect(check(VISIT, given).faults).toHaveProperty("why_not");
    expect(checkAnswers(VISIT, given, { ...ctx, prior: { why_not: "lama" } }).faults).toEqual({});
  });

  it("asks of a group only where the group is asked", () => {
    const grouped = form(
      ask("open", "yes_no"),
      ask("shop", "group", {
        relevant: when("open", "=", true),
        questions: [ask("hours", "number", { required: true })],
      }),
    );
    expect(check(grouped, { open: false, hours: 8 })).toMatchObject({ answers: { open: false }, faults: {} });
    expect(check(grouped, { open: true }).faults).toHaveProperty("hours");
    expect(check(grouped, { open: true, hours: 8 }).answers).toEqual({ open: true, hours: 8 });
  });

  it.each([
    ["text", "x".repeat(2_001)],
    ["number", "5"],
    ["number", Number.NaN],
    ["money", 2.5],
    ["money", -1],
    ["date", "2026-02-30"],
    ["yes_no", "ya"],
    ["photo", "kamera.jpg"],
    ["signature", "<svg onload=x>"],
    ["place", { lat: 91, lng: 0 }],
    ["place", { lat: 1 }],
    ["note", "halo"],
  ] as const)("refuses a %s that is none: %j", (kind, value) => {
    expect(checkAnswer(ask("q", kind), value, ctx)).toHaveProperty("fault");
  });

  it.each([
    ["text", "  jahit  ", "jahit"],
    ["number", -2.5, -2.5],
    ["money", 0, 0],
    ["date", "2028-02-29", "2028-02-29"],
    ["yes_no", false, false],
    ["photo", "fil_0123456789ABCDEF", "fil_0123456789ABCDEF"],
    ["signature", "M1 1L20 20L30 40", "M1 1L20 20L30 40"],
    ["place", { lat: -7.9, lng: 112.6, accuracy: 8 }, { lat: -7.9, lng: 112.6, accuracy: 8 }],
  ] as const)("keeps a %s: %j", (kind, value, kept) => {
    expect(checkAnswer(ask("q", kind), value, ctx)).toEqual({ value: kept });
  });

  it("holds an answer against earlier ones, and refuses only what is known to be wrong", () => {
    const staff = form(
      ask("members", "number"),
      ask("active", "number", {
        limits: {
          query: { combinator: "and", rules: [{ field: ".", operator: "<=", value: "members", valueSource: "field" }] },
          message: words("Lebih banyak daripada anggotanya."),
        },
      }),
    );
    expect(check(staff, { members: 10, active: 11 }).faults.active?.id).toBe("Lebih banyak daripada anggotanya.");
    expect(check(staff, { members: 10, active: 10 }).faults).toEqual({});
    expect(check(staff, { active: 11 }).faults).toEqual({});
  });

  it("counts choices and rows: nothing chosen is none, never unknown", () => {
    const counted = form(
      ask("a", "many", { options: [option("x"), option("y")] }),
      ask("b", "text", { relevant: when("a.count", "<", 2) }),
    );
    expect(check(counted, { b: "sedikit" }).answers).toEqual({ b: "sedikit" });
    expect(check(counted, { a: ["x", "y"], b: "sedikit" }).answers).toEqual({ a: ["x", "y"] });
  });
});

describe("what a form starts with", () => {
  const last = { producing: true, products: ["seragam"], orders: [{ buyer: "Toko", paid: 5 }] };
  it("takes over what asks for it and would still be accepted, else the default", () => {
    const definition = form(
      ask("producing", "yes_no", { prefill: true }),
      ask("products", "many", { prefill: true, options: [option("seragam", true), option("topi")], default: ["topi"] }),
      ask("seen", "date", { default: "today" }),
      ask("more", "text"),
      ask("shot", "photo", { prefill: true }),
    );
    expect(prefilled(definition, { ...last, more: "lama", shot: "fil_0123456789ABCDEF" }, ctx)).toEqual({
      ...{ producing: true, products: ["topi"], seen: "2026-06-15" },
    });
  });

  it("takes a repeat over row by row, or starts it with the rows there must be", () => {
    const rows = ask("orders", "repeat", {
      limits: { min: 2 },
      questions: [ask("buyer", "text"), ask("paid", "money", { default: 0 })],
    });
    expect(prefilled(form({ ...rows, prefill: true }), last, ctx)).toEqual({ orders: [{ buyer: "Toko", paid: 5 }] });
    expect(prefilled(form(rows), last, ctx)).toEqual({ orders: [{ paid: 0 }, { paid: 0 }] });
    expect(newRow(rows, ctx)).toEqual({ paid: 0 });
  });
});
