import fc from "fast-check";
import { expect, test } from "vitest";
import { makeTeam } from "#test/support/actors.ts";
import { browserBuild } from "#test/support/browserBuild.ts";
import { ask } from "#test/support/forms.ts";
import { formCase } from "#test/support/randomForms.ts";
import type * as Answers from "#worker/forms/checkAnswers.ts";

const TODAY = "2026-06-15";
const CASES = 600;
const AT_ONCE = 12;

interface Judged {
  unusable: unknown[];
  answers: object;
  faults: object;
  asked: string[];
}

test("a form accepts in the browser exactly what it accepts on the server", async () => {
  const { office } = await makeTeam();
  const { checkAnswers } = await browserBuild<typeof Answers>("worker/forms/checkAnswers.ts");
  const cases = fc.sample(formCase, CASES);
  const judge = async ({ definition, answers }: (typeof cases)[number]) => {
    const reply = await office.api.post<Judged>("/api/forms/check", { definition, answers, today: TODAY });
    expect(reply.status, reply.text).toBe(200);
    const here = checkAnswers(definition, answers, { today: TODAY });
    expect(reply.body).toEqual({ unusable: [], ...here, faults: { ...here.faults }, asked: [...here.asked] });
    return Object.keys(here.faults).length;
  };
  const faults: number[] = [];
  for (let i = 0; i < cases.length; i += AT_ONCE) {
    faults.push(...(await Promise.all(cases.slice(i, i + AT_ONCE).map(judge))));
  }
  expect(faults.filter((count) => count === 0).length).toBeGreaterThan(30);
  expect(faults.filter((count) => count > 0).length).toBeGreaterThan(30);
}, 120_000);

test("a form that cannot be asked is named instead", async () => {
  const { office, commission } = await makeTeam("commission");
  const body = { definition: { questions: [ask("a", "one")] }, answers: {} };
  const reply = await office.api.post<Judged>("/api/forms/check", body);
  expect(reply.body).toEqual({ unusable: [expect.objectContaining({ path: "questions[0].options", name: "a" })] });
  expect((await commission.api.post("/api/forms/check", body)).status).toBe(403);
  expect((await office.api.post("/api/forms/check", { ...body, today: "kemarin" })).status).toBe(422);
});
