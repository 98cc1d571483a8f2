import { z } from "zod";
import { FUNDING_SOURCES, PROGRAM_STATES, SUPPORT_KINDS } from "#db/constants.ts";
import type { TemplateDefinition } from "#db/schema/programTemplates.ts";
import type { LocalText } from "#db/schema/rules.ts";
import { line } from "../../http/shape.ts";
import { BUILT_IN } from "../../stall/facts.ts";
import { parseQuery, RuleError } from "../../stall/parseQuery.ts";

const MOST_GUARDS = 20;
const MOST_DOCUMENTS = 30;
const MOST_CODES = 60;
const MOST_TIMES = 50;

const codeFault = {
  id: "Huruf kecil, angka, atau garis bawah, diawali huruf.",
  en: "Lower-case letters, digits or underscores, beginning with a letter.",
};
export const lowerCode = () =>
  z.string().refine((value) => /^[a-z][a-z0-9_]{1,39}$/.test(value), { params: { local: codeFault } });
export const localLine = (max: number) => z.strictObject({ id: line(max), en: line(max) });

const guard = z.strictObject({ label: localLine(200), query: z.json().optional(), document: line(60).optional() });
const stage = z.strictObject({
  state: z.enum(PROGRAM_STATES).exclude(["cancelled"]),
  label: localLine(100).optional(),
  guards: z.array(guard).max(MOST_GUARDS),
});

export const targetsShape = z.strictObject({
  people: z.int().min(0).optional(),
  groups: z.int().min(0).optional(),
  activeAtMonth12: z.number().min(0).max(1).optional(),
});

export const definitionShape = z.strictObject({
  skill: line(200).optional(),
  fundingSource: z.enum(FUNDING_SOURCES).optional(),
  teachesEntrepreneurship: z.boolean().optional(),
  plan: line(60).optional(),
  forms: z.array(line(60)).max(MOST_CODES),
  rules: z.array(line(60)).max(MOST_CODES),
  targets: targetsShape.optional(),
  stages: z.array(stage).max(PROGRAM_STATES.length),
  documents: z.array(z.strictObject({ code: lowerCode(), label: localLine(200) })).max(MOST_DOCUMENTS),
  supports: z
    .array(z.strictObject({ kind: z.enum(SUPPORT_KINDS), times: z.int().min(1).max(MOST_TIMES) }))
    .max(SUPPORT_KINDS.length),
});

export interface KnownCodes {
  plans: readonly string[];
  forms: readonly string[];
  rules: readonly string[];
}

type Faults = Record<string, LocalText>;

const twice: LocalText = { id: "Muncul dua kali.", en: "Appears twice." };
const nowhere = (what: LocalText, code: string): LocalText => ({
  id: `${what.id} berkode "${code}" tidak ada.`,
  en: `There is no ${what.en} with the code "${code}".`,
});
const PLAN = { id: "Rencana", en: "plan" };
const FORM = { id: "Formulir", en: "form" };
const RULE = { id: "Aturan", en: "rule" };

function doubled(values: readonly string[], path: (at: number) => string): Faults {
  return Object.fromEntries(
    values.flatMap((value, at) => (values.indexOf(value) < at ? [[path(at), twice] as const] : [])),
  );
}

function unknown(codes: readonly string[], known: readonly string[], field: string, what: LocalText): Faults {
  return Object.fromEntries(
    codes.flatMap((code, at) => (known.includes(code) ? [] : [[`${field}.${at}`, nowhere(what, code)] as const])),
  );
}

function guardFault(
  { query, document }: TemplateDefinition["stages"][number]["guards"][number],
  documents: readonly string[],
  path: string,
): Faults {
  if ((query === undefined) === (document === undefined)) {
    return {
      [path]: { id: "Isi tepat satu: syarat atau dokumen.", en: "Give exactly one: a condition or a document." },
    };
  }
  if (document !== undefined) {
    if (documents.includes(document)) return {};
    return { [`${path}.document`]: nowhere({ id: "Dokumen wajib", en: "required document" }, document) };
  }
  try {
    parseQuery(query, BUILT_IN.program);
    return {};
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    return { [`${path}.${error.path}`]: error.text };
  }
}

/** What is wrong with a definition, by place; the codes it names must exist in its office. */
export function definitionFaults(definition: TemplateDefinition, known: KnownCodes): Faults {
  const { plan, forms, rules, stages, documents, supports } = definition;
  const codes = documents.map(({ code }) => code);
  const first = stages.findIndex(({ state, guards }) => state === "draft" && guards.length > 0);
  return {
    ...(plan !== undefined && !known.plans.includes(plan) ? { plan: nowhere(PLAN, plan) } : {}),
    ...unknown(forms, known.forms, "forms", FORM),
    ...unknown(rules, known.rules, "rules", RULE),
    ...doubled(forms, (at) => `forms.${at}`),
    ...doubled(rules, (at) => `rules.${at}`),
    ...doubled(codes, (at) => `documents.${at}.code`),
    ...doubled(
      supports.map(({ kind }) => kind),
      (at) => `supports.${at}.kind`,
    ),
    ...doubled(
      stages.map(({ state }) => state),
      (at) => `stages.${at}.state`,
    ),
    ...(first >= 0
      ? {
          [`stages.${first}.guards`]: {
            id: "Program mulai dari tahap ini; syarat masuk tidak pernah ditanyakan.",
            en: "A programme starts in this stage; nothing is ever asked to enter it.",
          },
        }
      : {}),
    ...Object.assign(
      {},
      ...stages.flatMap(({ guards }, i) => guards.map((one, j) => guardFault(one, codes, `stages.${i}.guards.${j}`))),
    ),
  };
}
