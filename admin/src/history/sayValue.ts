import type { RuleQuery } from "#db/schema/rules.ts";
import { isQuery, type Segment } from "#worker/configuration/differences.ts";
import { type Lookup, sayQuery } from "#worker/stall/sentence.ts";
import { formatMoney, formatNumber } from "../format/number.ts";

export interface Speech {
  /** Resource whose fields are told about. */
  entity: string;
  locale: string;
  /** The facts that conditions ask, the office's own too. */
  facts: Lookup;
  translate: (key: string, options?: Record<string, unknown>) => string;
}
type Plain = Record<string, unknown>;

/** Enums that a field of this name may hold. */
const ENUMS: Record<string, readonly string[]> = {
  kind: ["ruleKind", "supportKind", "questionKind"],
  scope: ["ruleScope"],
  severity: ["severity"],
  caseSeverity: ["severity"],
  caseBand: ["riskBand"],
  state: ["programState"],
  anchor: ["planAnchor", "stepAnchor"],
  assignee: ["stepAssignee"],
  source: ["capitalSource"],
  fundingSource: ["fundingSource"],
  event: ["eventKind"],
  function: ["factFunction"],
  subject: ["indicatorSubject"],
  measure: ["indicatorMeasure"],
  splitBy: ["indicatorSplit"],
  entity: ["customFieldEntity"],
};

const isLocal = (value: Plain) => Object.keys(value).every((key) => key === "id" || key === "en") && "id" in value;

const inLocale = (value: unknown, locale: string): string | undefined => {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null || !isLocal(value as Plain)) return undefined;
  return String((value as Plain)[locale] ?? (value as Plain).id);
};

/** What a field is called: by its own resource, else by the words that configuration shares. */
export function sayField(name: string, { entity, translate }: Speech): string {
  const shared = translate(`resources.config-versions.words.${name}`, { _: name });
  // Of a text in two languages, the language.
  return name === "id" || name === "en" ? shared : translate(`resources.${entity}.fields.${name}`, { _: shared });
}

/** A place in a record, from outside in: `Titik › Bulan ke-3 › Label`. */
export function sayPath(path: readonly Segment[], speech: Speech): string {
  return path
    .map((one) =>
      typeof one === "string" ? sayField(one, speech) : (inLocale(one.label, speech.locale) ?? String(one.item)),
    )
    .join(" › ");
}

/** A value in words, in one line; `field` is where it stands. */
export function sayValue(value: unknown, field: string, speech: Speech): string {
  const { translate, locale, facts } = speech;
  if (value === null || value === undefined || value === "") return "–";
  if (typeof value === "boolean") return translate(`ra.boolean.${value}`);
  if (typeof value === "number") return field.endsWith("Idr") ? formatMoney(value) : formatNumber(value);
  if (typeof value === "string") {
    const words = (ENUMS[field] ?? []).map((name) => translate(`enums.${name}.${value}`, { _: "" }));
    return words.find(Boolean) ?? value;
  }
  if (Array.isArray(value)) {
    if (value.length === 0) return "–";
    return value.map((item) => sayValue(item, field, speech)).join(isFlat(value) ? ", " : "; ");
  }
  if (isQuery(value)) return sayQuery(value as RuleQuery, facts, locale === "en" ? "en" : "id") || "–";
  return inLocale(value, locale) ?? sayObject(value as Plain, speech);
}

const isFlat = (list: unknown[]) => list.every((item) => typeof item !== "object");

function sayObject(value: Plain, speech: Speech): string {
  const told = Object.entries(value).filter(([, one]) => one !== null && one !== undefined && one !== false);
  return told.map(([name, one]) => `${sayField(name, speech)}: ${sayValue(one, name, speech)}`).join(", ");
}

/** The field a difference stands in: what decides how its value reads. */
export const fieldOf = (path: readonly Segment[]): string =>
  [...path].reverse().find((one): one is string => typeof one === "string") ?? "";
