import type { TestActor } from "#test/support/actors.ts";
import { ask, makeForm, option, publish, when, words } from "#test/support/forms.ts";

export interface Piece {
  resource: string;
  /** Something the office can make, with as many texts in it as there are places for them. */
  body: Record<string, unknown>;
  /** A field to change, and what it becomes. */
  change: Record<string, unknown>;
}

let serial = 0;

/** One of each thing an office configures. */
export async function pieces(admin: TestActor): Promise<Piece[]> {
  const n = ++serial;
  const form = await publish(admin, (await makeForm(admin, [ask("luas", "number"), ask("isi", "text")])).id);
  const name = words(`Uji ${n}`);
  const query = when("ownerText", "=", "tomat");
  const fact = {
    ...{ code: "ownerText", label: words("Tanaman"), meaning: words("Yang ditanam") },
    definition: {
      ...{ function: "latest", event: "follow_up_done", windowDays: 90, states: ["active"] },
      of: { form: form.code, question: "isi", type: "text" },
    },
  };
  const question = ask("tanam", "one", { options: [option("bayam"), option("tomat")], relevant: when("luas", ">", 1) });
  return [
    { resource: "computed-facts", body: fact, change: { label: words("Tanaman utama") } },
    {
      resource: "rules",
      body: {
        ...{ code: `KEBUN${n}`, name, reason: name, clears: name, kind: "risk", scope: "group", severity: "medium" },
        ...{ tiers: [{ query, points: 5 }], appliesTo: { programKinds: ["kebun"], skills: ["Berkebun"] } },
      },
      change: { tiers: [{ query, points: 8 }] },
    },
    {
      resource: "plans",
      body: {
        name: `Rencana ${n}`,
        steps: [{ label: "Bulan 1", offsetMonths: 1, windowBefore: 7, windowAfter: 7, skipWhen: query }],
      },
      change: { name: `Rencana baru ${n}` },
    },
    {
      resource: "forms",
      body: { code: `kebun_${n}`, name, draft: { questions: [ask("luas", "number"), question] } },
      change: { name: words("Kunjungan kebun") },
    },
    {
      resource: "custom-fields",
      body: {
        ...{ entity: "groups", code: `petak_${n}`, filterable: true, inList: true },
        question: { kind: "one", label: name, hint: name, options: [option("bayam"), option("tomat")] },
      },
      change: { inList: false },
    },
    {
      resource: "program-templates",
      body: {
        ...{ code: `kebun_${n}`, name },
        definition: {
          ...{ skill: "Berkebun", forms: [form.code], rules: [], supports: [{ kind: "photo", times: 1 }] },
          documents: [{ code: "sk", label: name }],
          stages: [{ state: "running", label: name, guards: [{ label: name, document: "sk" }] }],
        },
      },
      change: { name: words("Kebun sekolah") },
    },
    {
      resource: "indicators",
      body: { ...{ code: `kebun_${n}`, name, meaning: name, subject: "groups", measure: "share" }, query, base: query },
      change: { measure: "count" },
    },
    {
      resource: "capital-schemes",
      body: { source: "kur", name: `KUR ${n}`, year: 2026, maxIdr: 10_000_000, requirements: [{ code: "nib" }] },
      change: { maxIdr: 20_000_000 },
    },
  ];
}
