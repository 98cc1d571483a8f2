import type { RiskBand, RuleKind, RuleScope, Severity } from "#db/constants.ts";
import type { LocalText, RuleQuery, RuleReach, RuleTier } from "#db/schema/rules.ts";
import { isComplete } from "../../builder/queryModel.ts";

export interface Rule {
  id: string;
  version: number;
  organizationId: string;
  code: string;
  name: LocalText;
  reason: LocalText | null;
  clears: LocalText | null;
  kind: RuleKind;
  scope: RuleScope;
  tiers: RuleTier[];
  appliesTo: RuleReach | null;
  severity: Severity;
  enabled: boolean;
}

/** What is tried before it is saved. */
export interface RuleDraft {
  ruleId?: string;
  kind: RuleKind;
  scope: RuleScope;
  tiers: RuleTier[];
  appliesTo: RuleReach | null;
}

export interface ListedRecord {
  id: string;
  name: string;
  riskBand?: RiskBand;
  tier: number | null;
  before: number | null;
}
export type ListName = "holds" | "raised" | "cleared" | "changed";
export interface Comparison extends Record<ListName, { count: number; records: ListedRecord[] }> {
  total: number;
  reached: number;
  unknown: number;
  before: number | null;
  tiers: { tier: number; true: number; unknown: number }[];
  bands: { from: RiskBand; to: RiskBand; count: number }[];
  warnings: { code: string; tier: number | null; text: string }[];
}

export type Language = keyof LocalText;
export const languageOf = (locale: string): Language => (locale === "en" ? "en" : "id");

export const inLocale = (text: LocalText | null | undefined, locale: string): string =>
  text ? text[languageOf(locale)] : "";

/** The most a rule can add or take away. */
export const mostPoints = ({ tiers }: Pick<Rule, "tiers">): number => Math.max(0, ...tiers.map(({ points }) => points));

export const emptyTier = (): RuleTier => ({ points: 10, query: { combinator: "and", rules: [] } });

/** A next tier begins as the last one, worth more: most often only its threshold differs. */
export const nextTier = (tiers: readonly RuleTier[]): RuleTier => {
  const last = tiers.at(-1);
  return last ? { points: Math.min(100, last.points + 10), query: structuredClone(last.query) } : emptyTier();
};

/** The list with one of its items a place up (−1) or down (1). */
export function moved<T>(all: readonly T[], at: number, by: -1 | 1): T[] {
  const next = [...all];
  const [one] = next.splice(at, 1);
  if (one !== undefined) next.splice(at + by, 0, one);
  return next;
}

const someOf = (values?: readonly string[] | null) => (values && values.length > 0 ? [...values] : undefined);
const numberOf = (value?: number | null) => (typeof value === "number" ? value : undefined);

/** A reach without its empty parts; null where nothing is left of it. */
export function tidyReach(reach: RuleReach | null | undefined, scope: RuleScope): RuleReach | null {
  const parts = Object.entries({
    programKinds: someOf(reach?.programKinds),
    skills: someOf(reach?.skills),
    regions: someOf(reach?.regions),
    monthsFrom: scope === "group" ? numberOf(reach?.monthsFrom) : undefined,
    monthsTo: scope === "group" ? numberOf(reach?.monthsTo) : undefined,
  }).filter(([, value]) => value !== undefined);
  return parts.length > 0 ? (Object.fromEntries(parts) as RuleReach) : null;
}

/** The part of a form that decides whom the rule holds for. */
export function draftOf(values: Partial<Rule>): RuleDraft {
  const { id, kind = "risk", scope = "group", tiers = [], appliesTo } = values;
  return {
    ...(id ? { ruleId: id } : {}),
    ...{ kind, scope },
    tiers: tiers.map(({ query, points }) => ({ query, points: kind === "service" ? 0 : points })),
    appliesTo: tidyReach(appliesTo, scope),
  };
}

/** Nothing is missing that the server would refuse for. */
export const isWhole = ({ tiers, kind }: RuleDraft): boolean =>
  tiers.length > 0 && tiers.every(({ query, points }) => isComplete(query) && (kind === "service" || points >= 1));

const bilingual = (text: LocalText | null | undefined): LocalText | null =>
  text && (text.id?.trim() || text.en?.trim()) ? text : null;

/** What a form sends. */
export function toBody(values: Rule) {
  const { code, name, severity, enabled, reason, clears } = values;
  const { ruleId: _, ...draft } = draftOf(values);
  return { code, name, severity, enabled, reason: bilingual(reason), clears: bilingual(clears), ...draft };
}

export interface PlacedFault {
  /** The condition in its tier, as the editor counts them: "2.1"; empty of the whole tier. */
  place: string;
  message: string;
}

/** Faults of one tier as a form keeps them, each with the condition it is about. */
export function faultsIn(errors: unknown, path: number[] = []): PlacedFault[] {
  if (typeof errors !== "object" || errors === null) return [];
  if ("message" in errors && typeof errors.message === "string" && errors.message !== "") {
    return [{ place: path.map((at) => at + 1).join("."), message: errors.message }];
  }
  return Object.entries(errors)
    .filter(([name]) => name !== "ref")
    .flatMap(([name, inner]) => faultsIn(inner, /^\d+$/.test(name) ? [...path, Number(name)] : path));
}

/** Facts that the tiers ask about, each once, in order of the alphabet. */
export function factsAsked(tiers: readonly RuleTier[]): string[] {
  const names = (query: RuleQuery): string[] =>
    query.rules.flatMap((part) => ("rules" in part ? names(part) : [part.field]));
  return [...new Set(tiers.flatMap(({ query }) => names(query)))].sort();
}

/** Facts that the tiers ask and nobody knows (any more): such a rule counts as switched off. */
export const factsGone = ({ tiers }: Pick<Rule, "tiers">, known: (name: string) => unknown): string[] =>
  factsAsked(tiers).filter((name) => !known(name));
