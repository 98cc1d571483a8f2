import type { IndicatorMeasure, IndicatorSplit, IndicatorSubject } from "#db/constants.ts";
import type { LocalText, RuleQuery } from "#db/schema/rules.ts";
import { type Language, type Lookup, sayQuery } from "#worker/stall/sentence.ts";
import { isComplete, tidyQuery } from "../../builder/queryModel.ts";

export interface Indicator {
  id: string;
  version: number;
  organizationId: string;
  code: string;
  name: LocalText;
  meaning: LocalText | null;
  subject: IndicatorSubject;
  measure: IndicatorMeasure;
  query: RuleQuery;
  base: RuleQuery | null;
  splitBy: IndicatorSplit;
}

export type Door = { indicator: string };

/** A figure with the filters of the lists behind it (null: not for this reader, or not saved yet). */
export interface Figure {
  yes: number;
  no: number;
  unknown: number;
  of: number;
  share: number | null;
  worst: number | null;
  best: number | null;
  filters: Record<"yes" | "no" | "unknown", Door> | null;
}

export interface Value {
  asOf: string;
  subject: IndicatorSubject;
  measure: IndicatorMeasure;
  splitBy: IndicatorSplit;
  total: Figure;
  buckets: (Figure & { bucket: string | null; name: string | null })[];
}

export type DraftIndicator = Partial<Omit<Indicator, "id" | "version">>;

const blank = (text: Partial<LocalText> | null | undefined) => !(text?.id?.trim() || text?.en?.trim());

/** The indicator as it is sent: its queries without marks of the editor, no empty texts. */
export function fromIndicatorForm(values: Record<string, unknown>): Record<string, unknown> {
  const { code, name, meaning, subject, measure, query, base, splitBy } = values as unknown as Indicator;
  return {
    ...{ code, name, subject, measure, splitBy, meaning: blank(meaning) ? null : meaning },
    ...{ query: query && tidyQuery(query), base: base ? tidyQuery(base) : null },
  };
}

/** What can be counted already, as the server previews it; undefined while conditions are missing. */
export function triable({ subject, measure, query, base, splitBy }: DraftIndicator): object | undefined {
  if (!subject || !measure || !query || !isComplete(query) || (base && !isComplete(base))) return undefined;
  return { subject, measure, splitBy: splitBy ?? "none", query: tidyQuery(query), base: base ? tidyQuery(base) : null };
}

type Words = (key: string, options?: Record<string, unknown>) => string;

/** An indicator as one sentence of a language. */
export function sayIndicator(draft: DraftIndicator, facts: Lookup, language: Language, say: Words): string {
  const { subject = "groups", measure = "count", query, base } = draft;
  if (!query || query.rules.length === 0) return "";
  const about = say(`enums.indicatorSubject.${subject}`).toLowerCase();
  const said = say(`resources.indicators.says.${measure}`, { subject: about, query: sayQuery(query, facts, language) });
  const among = base ? say("resources.indicators.among", { base: sayQuery(base, facts, language) }) : "";
  return `${said}${among}.`;
}
