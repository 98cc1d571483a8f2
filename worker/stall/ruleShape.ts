import { z } from "zod";
import type { RuleKind, RuleScope } from "#db/constants.ts";
import type { LocalText, RuleReach, RuleTier } from "#db/schema/rules.ts";
import { line } from "../http/shape.ts";
import type { Facts } from "./facts.ts";
import { parseQuery, RuleError } from "./parseQuery.ts";
import { reachFaults } from "./reach.ts";

const MAX_TIERS = 8;
const MAX_POINTS = 100;
const MAX_PLACES = 50;
const MAX_MONTHS = 600;

const regionFault = { id: "Tulis kode wilayah, seperti 35.73.", en: "Write a region code, such as 35.73." };
const isRegion = (code: string) => /^\d\d(\.\d\d(\.\d\d(\.\d{4})?)?)?$/.test(code);
const months = () => z.int().min(0).max(MAX_MONTHS);

export const tiersShape = z
  .array(z.strictObject({ query: z.json(), points: z.int().min(0).max(MAX_POINTS) }))
  .min(1)
  .max(MAX_TIERS);

export const reachShape = z.strictObject({
  programKinds: z.array(line(60)).max(MAX_PLACES).optional(),
  skills: z.array(line(200)).max(MAX_PLACES).optional(),
  regions: z
    .array(z.string().refine(isRegion, { params: { local: regionFault } }))
    .max(MAX_PLACES)
    .optional(),
  monthsFrom: months().optional(),
  monthsTo: months().optional(),
});

/** What of a rule decides whom it holds for. */
export interface RuleBody {
  kind: RuleKind;
  scope: RuleScope;
  tiers: RuleTier[];
  appliesTo?: RuleReach | null;
}

function pointsFault(kind: RuleKind, points: number): LocalText | undefined {
  if (kind === "service" && points !== 0)
    return { id: "Aturan layanan tanpa poin.", en: "A service rule has no points." };
  if (kind !== "service" && points === 0) return { id: "Beri poin 1–100.", en: "Give 1 to 100 points." };
  return undefined;
}

/** Why a rule cannot be used: each tier's query against the facts there are, points against kind, reach against scope. */
export function ruleFaults({ kind, scope, tiers, appliesTo }: RuleBody, facts: Facts): Record<string, LocalText> {
  const faults = reachFaults(appliesTo, scope);
  for (const [i, { query, points }] of tiers.entries()) {
    const fault = pointsFault(kind, points);
    if (fault) faults[`tiers.${i}.points`] = fault;
    try {
      parseQuery(query, facts);
    } catch (error) {
      if (!(error instanceof RuleError)) throw error;
      faults[`tiers.${i}.${error.path}`] = error.text;
    }
  }
  return faults;
}
