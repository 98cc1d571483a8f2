import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { browserBuild } from "#test/support/browserBuild.ts";
import { type FormCase, formCase } from "#test/support/randomForms.ts";
import * as answers from "#worker/forms/checkAnswers.ts";
import { checkDefinition } from "#worker/forms/checkDefinition.ts";
import { prefilled } from "#worker/forms/prefill.ts";

const ctx = { today: "2026-06-15" };
const check = ({ definition, answers: given }: FormCase, engine = answers) =>
  engine.checkAnswers(definition, given, ctx);

let browser: typeof answers;

beforeAll(async () => {
  browser = await browserBuild<typeof answers>("worker/forms/checkAnswers.ts");
}, 60_000);

describe("random forms and answers", { timeout: 60_000 }, () => {
  it("are judged alike by the browser's build and the server's source", () => {
    const seen = { accepted: 0, refused: 0, dropped: 0, conditional: 0 };
    fc.assert(
      fc.property(formCase, (one) => {
        expect(checkDefinition(one.definition)).toEqual([]);
        const here = check(one);
        expect(check(one, browser)).toEqual(here);
        seen[Object.keys(here.faults).length > 0 ? "refused" : "accepted"]++;
        if (Object.keys(one.answers).some((name) => !Object.hasOwn(here.answers, name))) seen.dropped++;
        if (JSON.stringify(one.definition).includes('"relevant"')) seen.conditional++;
      }),
      { numRuns: 5_000 },
    );
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(300);
  });

  it("once accepted stay accepted, and nothing stays that was not asked", () => {
    fc.assert(
      fc.property(formCase, (one) => {
        const first = check(one);
        const again = check({ ...one, answers: first.answers });
        expect(again.answers).toEqual(first.answers);
        expect(again.asked).toEqual(first.asked);
        for (const name of Object.keys(first.answers)) expect(first.asked).toContain(name);
        if (Object.keys(first.faults).length === 0) expect(again.faults).toEqual({});
      }),
      { numRuns: 2_000 },
    );
  });

  it("start with answers that are no fault of theirs", () => {
    fc.assert(
      fc.property(formCase, (one) => {
        const everything = JSON.parse(
          JSON.stringify(one.definition).replaceAll('"label":', '"prefill":true,"label":'),
        ) as FormCase["definition"];
        const start = prefilled(everything, one.answers, ctx);
        const { faults } = check({ definition: one.definition, answers: start });
        const wrong = Object.values(faults).filter(({ en }) => en !== "An answer is needed." && en !== "batas");
        expect(wrong.filter(({ en }) => !/^(At (most|least)|On or)/.test(en))).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });
});
