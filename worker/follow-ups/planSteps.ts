import { z } from "zod";
import { STEP_ANCHORS, STEP_ASSIGNEES } from "#db/constants.ts";
import type { PlanStep } from "#db/schema/plans.ts";
import type { LocalText } from "#db/schema/rules.ts";
import { line } from "../http/shape.ts";
import type { Facts } from "../stall/facts.ts";
import { parseQuery, RuleError } from "../stall/parseQuery.ts";
import { keyOf } from "./plan.ts";

const MAX_STEPS = 50;
const WINDOW_DAYS = 365;
const KEY_LENGTH = 40;

const oneOffset = {
  local: {
    id: "Isi tepat satu: bulan (offsetMonths) atau hari (offsetDays).",
    en: "Give exactly one of offsetMonths and offsetDays.",
  },
};
const keyShape = {
  local: {
    id: "Huruf kecil, angka, garis bawah; diawali huruf; paling panjang 40.",
    en: "Lower-case letters, digits, underscores; a letter first; at most 40.",
  },
};

const step = z
  .strictObject({
    key: z
      .string()
      .refine((value) => /^[a-z][a-z0-9_]{0,39}$/.test(value), { params: keyShape })
      .optional(),
    label: line(100),
    anchor: z.enum(STEP_ANCHORS).optional(),
    point: line(KEY_LENGTH).optional(),
    offsetMonths: z.int().min(-24).max(120).optional(),
    offsetDays: z.int().min(-730).max(3_650).optional(),
    windowBefore: z.int().min(0).max(WINDOW_DAYS),
    windowAfter: z.int().min(0).max(WINDOW_DAYS),
    formId: line(60).optional(),
    assignee: z.enum(STEP_ASSIGNEES).optional(),
    assigneeId: line(60).optional(),
    skipWhen: z.json().optional(),
  })
  .refine((one) => (one.offsetMonths === undefined) !== (one.offsetDays === undefined), { params: oneOffset });

export const stepsShape = z.array(step).min(1).max(MAX_STEPS);

/** A name of lower-case letters, digits and underscores made of a text, with a number where it is taken. */
export function nameFrom(text: string, taken: ReadonlySet<string>, otherwise: string): string {
  const plain = text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[^a-z]+|_+$/g, "");
  const stem = plain.slice(0, KEY_LENGTH - 4) || otherwise;
  for (let n = 1; ; n++) {
    const name = n === 1 ? stem : `${stem}_${n}`;
    if (!taken.has(name)) return name;
  }
}

/** Gives each step its key: the one it had under the same label before, else one made of its label. */
export function withKeys(steps: readonly PlanStep[], before: readonly PlanStep[] = []): PlanStep[] {
  const taken = new Set(steps.flatMap(({ key }) => key ?? []));
  return steps.map((one) => {
    if (one.key) return one;
    const known = before.find((old) => old.label === one.label && !taken.has(keyOf(old)));
    const key = known ? keyOf(known) : nameFrom(one.label, taken, "titik");
    taken.add(key);
    return { ...one, key };
  });
}

/** What the steps may name: forms that can be asked, accounts that can be given work, facts. */
export interface Nameable {
  forms: ReadonlySet<unknown>;
  accounts: ReadonlySet<unknown>;
  facts: Facts;
}

const WAITS_FOR_ITSELF = (labels: string): LocalText => ({
  id: `Saling menunggu: ${labels}.`,
  en: `These wait for each other: ${labels}.`,
});

/** The labels of the points that a point waits for, where they lead back to it. */
function circleFrom(start: PlanStep, byKey: ReadonlyMap<string, PlanStep>): string | undefined {
  const labels = [start.label];
  let at: PlanStep | undefined = start;
  for (let i = 0; at?.anchor === "point" && i <= byKey.size; i++) {
    at = byKey.get(at.point ?? "");
    if (at) labels.push(at.label);
    if (at === start) return labels.join(" → ");
  }
  return undefined;
}

function pointFault(one: PlanStep, byKey: ReadonlyMap<string, PlanStep>): LocalText | undefined {
  if (one.anchor !== "point") {
    if (one.point === undefined) return undefined;
    return { id: "Hanya bila dihitung dari titik lain.", en: "Only where it counts from another point." };
  }
  if (one.point === undefined) return { id: "Pilih titiknya.", en: "Choose the point." };
  if (!byKey.has(one.point)) {
    return { id: `Rencana ini tidak punya titik "${one.point}".`, en: `This plan has no point "${one.point}".` };
  }
  const circle = circleFrom(one, byKey);
  return circle === undefined ? undefined : WAITS_FOR_ITSELF(circle);
}

function assigneeFault(one: PlanStep, accounts: ReadonlySet<unknown>): LocalText | undefined {
  const named = one.assignee === "user";
  if (named && one.assigneeId === undefined) return { id: "Pilih akunnya.", en: "Choose the account." };
  if (!named && one.assigneeId !== undefined) {
    return { id: "Hanya bila petugasnya akun tertentu.", en: "Only where the assignee is a named account." };
  }
  if (!named || accounts.has(one.assigneeId)) return undefined;
  return { id: "Akun ini tidak dapat ditugasi.", en: "This account cannot be assigned." };
}

function skipFault(one: PlanStep, facts: Facts): { path: string; text: LocalText } | undefined {
  if (one.skipWhen === undefined) return undefined;
  try {
    parseQuery(one.skipWhen, facts);
    return undefined;
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    return { path: error.path.replace(/^query/, ""), text: error.text };
  }
}

/** Why steps cannot be used, by field: `steps.2.point`, `steps.0.skipWhen.rules[1]` … Every step has its key by now. */
export function stepFaults(
  steps: readonly PlanStep[],
  { forms, accounts, facts }: Nameable,
): Record<string, LocalText> {
  const faults: Record<string, LocalText> = {};
  const byKey = new Map(steps.map((one) => [keyOf(one), one]));
  const seen = new Set<string>();
  for (const [i, one] of steps.entries()) {
    const at = `steps.${i}`;
    const set = (name: string, text: LocalText | undefined) => {
      if (text) faults[`${at}.${name}`] = text;
    };
    if (seen.has(keyOf(one))) set("key", { id: "Kunci ini dipakai dua kali.", en: "This key is there twice." });
    seen.add(keyOf(one));
    set("point", pointFault(one, byKey));
    set("assigneeId", assigneeFault(one, accounts));
    if (one.formId !== undefined && !forms.has(one.formId)) {
      set("formId", { id: "Pilih formulir yang sudah terbit.", en: "Choose a form that is published." });
    }
    const skip = skipFault(one, facts);
    if (skip) faults[`${at}.skipWhen${skip.path}`] = skip.text;
  }
  return faults;
}
