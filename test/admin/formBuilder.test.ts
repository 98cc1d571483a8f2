import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formChanges } from "#admin/resources/forms/formChanges.ts";
import {
  duplicateAt,
  freeName,
  isMadeName,
  keptBy,
  newQuestion,
  slugOf,
} from "#admin/resources/forms/questionModel.ts";
import {
  insertAt,
  moveTo,
  namesOf,
  type Path,
  questionAt,
  removeAt,
  rename,
  shift,
  walk,
} from "#admin/resources/forms/questionTree.ts";
import { QUESTION_KINDS } from "#db/constants.ts";
import type { Question } from "#db/schema/forms.ts";
import { checkDefinition } from "#worker/forms/checkDefinition.ts";

const words = (text: string) => ({ id: text, en: text });
const question = (name: string, more: Partial<Question> = {}): Question => ({
  name,
  kind: "text",
  label: words(name),
  ...more,
});
const holder = (name: string, questions: Question[]): Question => question(name, { kind: "group", questions });
const tree = (): Question[] => [question("a"), holder("g", [question("b"), question("c")]), question("d")];
const order = (questions: readonly Question[]) =>
  walk(questions).map((one) => `${one.path.join(".")}:${one.question.name}`);

describe("the questions of a form", () => {
  test("one goes into a group, and the group's own place moves up with it", () => {
    const { questions, path } = moveTo(tree(), [0], [1, 1]);
    expect(order(questions)).toEqual(["0:g", "0.0:b", "0.1:a", "0.2:c", "1:d"]);
    expect(path).toEqual([0, 1]);
  });

  test("one comes out of a group, right after it", () => {
    expect(order(moveTo(tree(), [1, 0], [2]).questions)).toEqual(["0:a", "1:g", "1.0:c", "2:b", "3:d"]);
  });

  test("a group never goes into itself", () => {
    expect(order(moveTo(tree(), [1], [1, 0]).questions)).toEqual(order(tree()));
  });

  test("the first goes no higher, the last no lower", () => {
    expect(order(shift(tree(), [0], -1).questions)).toEqual(order(tree()));
    expect(order(shift(tree(), [2], 1).questions)).toEqual(order(tree()));
    expect(order(shift(tree(), [1, 1], -1).questions)).toEqual(["0:a", "1:g", "1.0:c", "1.1:b", "2:d"]);
  });

  const arbitraryTree: fc.Arbitrary<Question[]> = fc
    .array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 6 })
    .map((sizes) =>
      sizes.map((size, at) =>
        size === 0
          ? question(`q${at}`)
          : holder(
              `g${at}`,
              Array.from({ length: size }, (_, inner) => question(`q${at}_${inner}`)),
            ),
      ),
    );

  test("whatever is moved, every question stays, once, and stands where the reply says", () => {
    fc.assert(
      fc.property(arbitraryTree, fc.nat(), fc.nat(), (questions, one, other) => {
        const places = walk(questions);
        const from = places[one % places.length]?.path as Path;
        const to = places[other % places.length]?.path as Path;
        const name = questionAt(questions, from)?.name;
        const moved = moveTo(questions, from, to);
        expect(namesOf(moved.questions)).toEqual(namesOf(questions));
        expect(walk(moved.questions)).toHaveLength(places.length);
        expect(questionAt(moved.questions, moved.path)?.name).toBe(name);
      }),
      { numRuns: 500 },
    );
  });

  test("removing what was put in gives the same form", () => {
    fc.assert(
      fc.property(arbitraryTree, fc.nat(), (questions, one) => {
        const places = walk(questions);
        const path = places[one % places.length]?.path as Path;
        expect(removeAt(insertAt(questions, path, question("new")), path)).toEqual(questions);
      }),
    );
  });

  test("a new name goes into the conditions that ask about the question", () => {
    const query = { combinator: "and" as const, rules: [{ field: "a", operator: "=", value: "x" }] };
    const asked = question("d", { relevant: query, limits: { query: { ...query, rules: [query] } } });
    const renamed = rename([question("a"), asked], [0], "alat");
    expect(JSON.stringify(renamed)).not.toContain('"field":"a"');
    expect(JSON.stringify(renamed).match(/"field":"alat"/g)).toHaveLength(2);
  });
});

describe("names", () => {
  test("come of the words, and are free", () => {
    expect(slugOf("Jam kerja / hari")).toBe("jam_kerja_hari");
    expect(slugOf("3 mesin")).toBe("p_3_mesin");
    expect(slugOf("???")).toBe("");
    expect(freeName("foto", new Set(["foto", "foto_2"]))).toBe("foto_3");
  });

  test("a name somebody chose is left alone", () => {
    expect(isMadeName(question("text"))).toBe(true);
    expect(isMadeName(question("text_2"))).toBe(true);
    expect(isMadeName(question("text_mesin"))).toBe(false);
    expect(isMadeName(question("mesin"))).toBe(false);
  });

  test("a copy has names of its own, inside too", () => {
    const { questions, path } = duplicateAt(tree(), [1]);
    expect(path).toEqual([2]);
    expect(order(questions)).toEqual(["0:a", "1:g", "1.0:b", "1.1:c", "2:g_2", "2.0:b_2", "2.1:c_2", "3:d"]);
  });

  test("a new question of each kind lacks nothing but words and inner questions", () => {
    for (const kind of QUESTION_KINDS) {
      const faults = checkDefinition({ questions: [newQuestion(kind, []), question("other")] });
      const others = faults.filter(({ path }) => !/label|^questions\[0\]\.questions$/.test(path));
      expect(others, kind).toEqual([]);
    }
  });
});

describe("what a published version holds fast", () => {
  test("names and choices, those inside groups too", () => {
    const kept = keptBy({
      questions: [holder("g", [question("p", { kind: "one", options: [{ value: "x", label: words("X") }] })])],
    });
    expect([...kept.names]).toEqual([
      ["g", "group"],
      ["p", "one"],
    ]);
    expect(kept.choices.get("p")?.has("x")).toBe(true);
    expect(keptBy(undefined).names.size).toBe(0);
  });
});

describe("what a draft changes", () => {
  const choices = [
    { value: "x", label: words("X") },
    { value: "y", label: words("Y") },
  ];
  const before = { questions: [question("a"), question("b", { kind: "one", options: choices }), question("c")] };
  const told = (questions: Question[]) =>
    formChanges(before, { questions }).map(({ change, question: { name }, parts, choices: found }) =>
      [change, name, ...parts, ...found.map(({ what, choice }) => `${what} ${choice.value}`)].join(" "),
    );

  test("nothing, where nothing differs, whatever is false or left out", () => {
    expect(told(before.questions)).toEqual([]);
    expect(told(before.questions.map((one) => ({ ...one, required: false, hint: undefined })))).toEqual([]);
  });

  test("added, removed, changed, each with its parts", () => {
    const [a, b, c] = before.questions as [Question, Question, Question];
    expect(told([a, question("n"), b])).toEqual(["added n", "removed c"]);
    expect(told([{ ...a, label: words("A!"), required: true }, b, c])).toEqual(["changed a label required"]);
  });

  test("choices: retired, new, gone, put in another order", () => {
    const [a, b, c] = before.questions as [Question, Question, Question];
    const [x, y] = choices as [(typeof choices)[0], (typeof choices)[0]];
    expect(told([a, { ...b, options: [{ ...x, retired: true }, y] }, c])).toEqual([
      "changed b options optionRetired x",
    ]);
    expect(told([a, { ...b, options: [y, { value: "z", label: words("Z") }] }, c])).toEqual([
      "changed b options optionAdded z optionRemoved x",
    ]);
    expect(told([a, { ...b, options: [y, x] }, c])).toEqual(["changed b options"]);
  });

  test("one that moved says so; its neighbours may, but none is lost", () => {
    const [a, b, c] = before.questions as [Question, Question, Question];
    expect(told([c, a, b])).toContain("moved c");
    expect(told([a, holder("g", [b]), c])).toEqual(expect.arrayContaining(["added g", "moved b"]));
  });
});
