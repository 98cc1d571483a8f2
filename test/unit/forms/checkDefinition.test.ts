import { describe, expect, it } from "vitest";
import type { Question } from "#db/schema/forms.ts";
import { checkChange } from "#worker/forms/checkChange.ts";
import { checkDefinition } from "#worker/forms/checkDefinition.ts";
import { fieldsBefore, limitFields } from "#worker/forms/fieldsBefore.ts";

const words = (text: string) => ({ id: text, en: text });
const ask = (name: string, kind: Question["kind"], more: Partial<Question> = {}): Question => ({
  ...{ name, kind, label: words(name) },
  ...more,
});
const options = [{ value: "a", label: words("A") }];
const placesOf = (...questions: Question[]) => checkDefinition({ questions }).map(({ path }) => path);
const when = (field: string, operator: string, value?: unknown) => ({
  combinator: "and" as const,
  rules: [{ field, operator, value }],
});

describe("a form that can be asked", () => {
  it("accepts each kind, and conditions over what was asked before", () => {
    const every = [
      ask("a", "text", { limits: { min: 1, max: 40 } }),
      ask("b", "number", { relevant: when("a", "beginsWith", "M"), limits: { min: -1, max: 1 }, default: 0 }),
      ask("c", "money"),
      ask("d", "date", { limits: { max: "today" }, default: "today" }),
      ask("e", "one", { options, default: "a" }),
      ask("f", "many", { options, limits: { min: 1, query: when(".count", "<", 3) } }),
      ask("g", "yes_no", { relevant: when("f.count", ">", 0) }),
      ask("h", "photo"),
      ask("i", "place"),
      ask("j", "signature"),
      ask("k", "note"),
      ask("l", "group", { questions: [ask("m", "text")] }),
      ask("n", "repeat", { questions: [ask("o", "text", { relevant: when("m", "notNull") })], limits: { max: 5 } }),
      ask("p", "yes_no", { relevant: when("n.count", ">=", "2") }),
    ];
    expect(checkDefinition({ questions: every })).toEqual([]);
  });

  it.each<[string, Question, string]>([
    ["a name with a blank", ask("a b", "text"), "name"],
    ["no English", ask("q", "text", { label: { id: "Halo", en: " " } }), "label.en"],
    ["choices without any", ask("q", "one"), "options"],
    ["only retired choices", ask("q", "many", { options: [{ ...options[0], retired: true } as never] }), "options"],
    ["a choice with a blank", ask("q", "one", { options: [{ value: "a b", label: words("x") }] }), "options[0].value"],
    ["two choices alike", ask("q", "one", { options: [...options, ...options] }), "options[1].value"],
    ["choices of a text", ask("q", "text", { options }), "options"],
    ["an empty group", ask("q", "group"), "questions"],
    ["questions in a text", ask("q", "text", { questions: [ask("r", "text")] }), "questions"],
    ["bounds of a yes", ask("q", "yes_no", { limits: { min: 1 } }), "limits.min"],
    ["a bound that is no day", ask("q", "date", { limits: { min: "besok" } }), "limits.min"],
    ["bounds the wrong way round", ask("q", "number", { limits: { min: 5, max: 4 } }), "limits.max"],
    ["a default that is no choice", ask("q", "one", { options, default: "z" }), "default"],
    ["a default of a photo", ask("q", "photo", { default: "x" }), "default"],
    ["a condition on itself", ask("q", "text", { relevant: when("q", "notNull") }), "relevant"],
    ["a condition on nothing", ask("q", "text", { relevant: { combinator: "and", rules: [] } }), "relevant"],
    ["a limit of a note", ask("q", "note", { limits: { query: when(".", "notNull") } }), "limits.query"],
    ["a note that must be answered", ask("q", "note", { required: true }), "required"],
  ])("names %s", (_, question, at) => {
    expect(placesOf(question)).toContain(`questions[0].${at}`);
  });

  it("names what only shows between questions", () => {
    expect(placesOf(ask("a", "text"), ask("a", "text"))).toEqual(["questions[1].name"]);
    expect(placesOf()).toEqual(["questions"]);
    expect(placesOf(ask("a", "text", { retired: true }))).toEqual(["questions"]);
    const inner = ask("r", "repeat", { questions: [ask("x", "text")] });
    expect(placesOf(ask("a", "repeat", { questions: [inner] }))).toEqual(["questions[0].questions[0].kind"]);
    expect(placesOf(inner, ask("b", "text", { relevant: when("x", "notNull") }))).toEqual(["questions[1].relevant"]);
    expect(placesOf(ask("b", "text", { relevant: when("a", "notNull") }), ask("a", "text"))).toEqual([
      "questions[0].relevant",
    ]);
  });

  it.each([
    ["text", "<", "a"],
    ["number", "=", "lima"],
    ["date", "<", "kemarin"],
    ["one", "=", "z"],
    ["yes_no", "=", "mungkin"],
    ["photo", "=", "x"],
  ] as const)("refuses a %s asked with %s %s", (kind, operator, value) => {
    const first = ask("a", kind, kind === "one" ? { options } : {});
    expect(placesOf(first, ask("b", "text", { relevant: when("a", operator, value) }))).toEqual([
      "questions[1].relevant",
    ]);
  });
});

describe("a new version of a published form", () => {
  const published = {
    questions: [
      ask("a", "one", { options: [...options, { value: "b", label: words("B") }] }),
      ask("r", "repeat", { questions: [ask("x", "text")] }),
    ],
  };
  const namesOf = (...questions: Question[]) =>
    checkChange(published, { questions }).map(({ name, path }) => `${name} ${path}`);

  it("takes new words, new questions, another order, and retiring", () => {
    const [a, r] = published.questions as [Question, Question];
    const retired = {
      ...a,
      label: words("Baru"),
      options: a.options?.map((one) => ({ ...one, retired: one.value === "b" })),
    };
    expect(namesOf(ask("n", "text"), r, retired)).toEqual([]);
    expect(namesOf({ ...a, retired: true }, ask("g", "group", { questions: [r] }))).toEqual([]);
  });

  it("refuses what would make old answers unreadable, and says where", () => {
    const [a, r] = published.questions as [Question, Question];
    expect(namesOf(r)).toEqual(["a questions"]);
    expect(namesOf({ ...a, options }, r)).toEqual(["a questions[0].options"]);
    expect(namesOf({ ...a, kind: "many" }, r)).toEqual(["a questions[0].kind"]);
    expect(namesOf(a, ask("x", "text"), ask("r", "repeat", { questions: [ask("y", "text")] }))).toEqual([
      "x questions[1]",
    ]);
  });
});

describe("what a condition may ask about", () => {
  const form = {
    questions: [
      ask("a", "many", { options }),
      ask("n", "note"),
      ask("r", "repeat", { questions: [ask("x", "money"), ask("y", "date")] }),
      ask("g", "group", { questions: [ask("z", "text")] }),
      ask("last", "number"),
    ],
  };
  const names = (list: { name: string; type: string }[]) => list.map(({ name, type }) => `${name}:${type}`);

  it("is what was asked before; rows of a repeat only from inside it", () => {
    expect(names(fieldsBefore(form, "a"))).toEqual([]);
    expect(names(fieldsBefore(form, "y"))).toEqual(["a:many", "a.count:number", "x:number"]);
    expect(names(fieldsBefore(form, "last"))).toEqual([
      ...["a:many", "a.count:number", "r:some", "r.count:number", "z:text"],
    ]);
    expect(names(limitFields(form, form.questions[0] as Question))).toEqual([".:many", ".count:number"]);
  });
});
