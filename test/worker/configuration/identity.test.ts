import fc from "fast-check";
import { expect, test } from "vitest";
import { makeTeam } from "#test/support/actors.ts";

interface Diff {
  items: { id: string; status: string; faults: unknown[] }[];
  seen: Record<string, number>;
}

const words = fc.stringMatching(/^[A-Za-z][A-Za-z0-9 '"%;{}$]{0,20}[a-z]$/);
const text = fc.record({ id: words, en: words });
const code = fc.stringMatching(/^[a-z][a-z0-9_]{3,12}$/);
const number = (max: number) => fc.integer({ min: 0, max });
const byKey = <T>(item: fc.Arbitrary<T>, key: (one: T) => string, maxLength: number) =>
  fc.uniqueArray(item, { selector: key, maxLength }).map((list) => list.sort((a, b) => (key(a) < key(b) ? -1 : 1)));

const query = fc.record({
  combinator: fc.constantFrom("and", "or"),
  rules: fc.array(
    fc.record({
      field: fc.constantFrom("daysSinceTraining", "orders60d", "equipmentIdle"),
      operator: fc.constantFrom("<", ">=", "="),
      value: number(900),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});
const rule = fc.record(
  {
    code: fc.stringMatching(/^[A-Z][A-Z0-9]{2,6}$/),
    name: text,
    kind: fc.constantFrom("risk", "protective"),
    scope: fc.constant("group"),
    tiers: fc.array(fc.record({ query, points: fc.integer({ min: 1, max: 100 }) }), { minLength: 1, maxLength: 3 }),
    reason: text,
    severity: fc.constantFrom("low", "high"),
    enabled: fc.constant(false),
  },
  { requiredKeys: ["code", "name", "kind", "scope", "tiers"] },
);
const question = fc.record(
  {
    name: code,
    kind: fc.constantFrom("text", "number", "yes_no", "date"),
    label: text,
    hint: text,
    required: fc.constant(true),
  },
  { requiredKeys: ["name", "kind", "label"] },
);
const form = fc.record({
  code,
  name: text,
  definition: fc.record({
    questions: fc.uniqueArray(question, { selector: ({ name }) => name, minLength: 1, maxLength: 4 }),
  }),
});
const step = fc.record({
  key: code,
  label: words,
  offsetDays: number(900),
  windowBefore: number(60),
  windowAfter: number(60),
});
const plan = fc.record({
  code,
  name: words,
  steps: fc.uniqueArray(step, { selector: ({ key }) => key, minLength: 1, maxLength: 4 }),
});
const field = fc.record({
  entity: fc.constant("groups"),
  code: fc.stringMatching(/^[a-z][a-z0-9]{3,10}$/),
  question: fc.record({ kind: fc.constantFrom("text", "number", "date"), label: text }),
});
const scheme = fc.record({
  source: fc.constantFrom("kur", "csr"),
  name: words,
  year: fc.integer({ min: 2020, max: 2030 }),
  maxIdr: fc.integer({ min: 1, max: 900_000_000 }),
  requirements: fc.constant([{ code: "nib" }]),
});

const parts = fc.record({
  forms: byKey(form, (one) => one.code, 3),
  rules: byKey(rule, (one) => one.code, 4),
  plans: byKey(plan, (one) => one.code, 3),
  customFields: fc.uniqueArray(field, { selector: (one) => one.code, maxLength: 4 }),
  capitalSchemes: fc.uniqueArray(scheme, {
    selector: ({ source, name, year }) => `${source}${year}${name}`,
    maxLength: 3,
  }),
});
const templates = (known: { forms: { code: string }[]; rules: { code: string }[]; plans: { code: string }[] }) => [
  {
    code: "kebun_uji",
    name: { id: "Kebun", en: "Garden" },
    definition: {
      ...(known.plans[0] ? { plan: known.plans[0].code } : {}),
      forms: known.forms.map((one) => one.code),
      rules: known.rules.map((one) => one.code),
      ...{ stages: [], documents: [], supports: [] },
    },
  },
];

test("whatever a configuration says, an office that takes it over says the same; taken over again it changes nothing", async () => {
  await fc.assert(
    fc.asyncProperty(parts, async (made) => {
      const { admin } = await makeTeam("admin");
      const file = { format: "lanjut-configuration", formatVersion: 1, ...made, templates: templates(made) };
      const { body: diff } = await admin.api.post<Diff>("/api/configuration/diff", { file });
      expect(diff.items.flatMap(({ faults }) => faults)).toEqual([]);
      const done = await admin.api.post("/api/configuration", { file, seen: diff.seen });
      expect(done.status, done.text).toBe(200);
      const { body: back } = await admin.api.get<Record<string, unknown[]>>("/api/configuration");
      const { capitalSchemes: schemes, ...others } = file;
      expect(back).toMatchObject(others);
      expect(back.capitalSchemes).toHaveLength(schemes.length);
      expect(back.capitalSchemes).toEqual(expect.arrayContaining(schemes));
      const { body: again } = await admin.api.post<Diff>("/api/configuration/diff", { file: back });
      expect(again.items.filter(({ status }) => status !== "same")).toEqual([]);
    }),
    { numRuns: 25 },
  );
}, 120_000);
