import type { ItemMatch, SampleMethod, SampleState, SampleUnit } from "#db/constants.ts";
import type { CheckedItem, SampleDesign } from "#db/schema/samples.ts";
import { type Sized, sizeOf } from "#worker/samples/design.ts";
import { itemNames } from "#worker/samples/items.ts";
import type { SampleReport } from "#worker/samples/report.ts";
import { filterOf } from "./population.ts";

export interface Sample {
  id: string;
  version: number;
  organizationId: string;
  question: string;
  unit: SampleUnit;
  filter: Record<string, unknown>;
  auditedId: string | null;
  method: SampleMethod;
  confidence: number | null;
  margin: number | null;
  n: number | null;
  design: SampleDesign | null;
  items: string[] | null;
  state: SampleState;
  frameSize: number | null;
  frameHash: string | null;
  frozenAt: number | null;
  seed: string | null;
  drawnAt: number | null;
  algorithm: string | null;
  closedAt: number | null;
  cancelReason: string | null;
  checkFrom: string | null;
  checkTo: string | null;
}

export interface SampleItem {
  id: string;
  version: number;
  sampleId: string;
  order: number;
  frameId: string;
  unitId: string;
  stratum: string | null;
  replacedBy: string | null;
  replaceReason: string | null;
  observed: CheckedItem[] | null;
  match: ItemMatch | null;
  checkedOn: string | null;
  lat: number | null;
  lng: number | null;
  note: string | null;
}

export type Report = SampleReport & { frameSize: number; state: SampleState };

/** Values of the wizard: percentages as people write them, the filter field by field. */
export interface DesignValues {
  question?: string;
  unit?: SampleUnit;
  auditedId?: string | null;
  filter?: Record<string, unknown>;
  method?: SampleMethod;
  strataBy?: SampleDesign["strataBy"] | null;
  clusters?: number | null;
  designEffect?: number | null;
  upper?: number | null;
  lower?: number | null;
  sizeBy?: "margin" | "n";
  n?: number | null;
  margin?: number | null;
  confidence?: number | null;
  /** By unit: another unit has other things to compare. */
  items?: Partial<Record<SampleUnit, readonly string[]>>;
  checkFrom?: string | null;
  checkTo?: string | null;
}

/** What the wizard starts with. */
export const START: DesignValues = {
  ...{ unit: "group", method: "simple", sizeBy: "margin", margin: 10, confidence: 95 },
  ...{ upper: 80, lower: 50, strataBy: "district", designEffect: 1.5 },
};

const share = (percent: number | null | undefined): number | undefined =>
  typeof percent === "number" ? percent / 100 : undefined;

const known = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== ""),
  );

/** What the server sizes, and freezes later. */
export function sizingOf(values: DesignValues) {
  const { unit, method, auditedId, sizeBy } = values;
  const design = known({
    strataBy: method === "stratified" ? values.strataBy : undefined,
    clusters: method === "cluster" ? values.clusters : undefined,
    designEffect: method === "cluster" ? values.designEffect : undefined,
    upper: method === "lqas" ? share(values.upper) : undefined,
    lower: method === "lqas" ? share(values.lower) : undefined,
  });
  const byMargin = method !== "lqas" && sizeBy === "margin";
  return {
    ...{ unit, method, filter: filterOf(unit, values.filter), auditedId: auditedId || null },
    ...(byMargin
      ? { n: null, confidence: share(values.confidence) ?? null, margin: share(values.margin) ?? null }
      : { n: sizeBy === "n" ? (values.n ?? null) : null, confidence: share(values.confidence) ?? null, margin: null }),
    design: Object.keys(design).length > 0 ? design : null,
  };
}

/** The record that is stored. */
export const sampleOf = (values: DesignValues) => ({
  ...sizingOf(values),
  question: values.question,
  items: values.items?.[values.unit ?? "group"] ?? null,
  ...{ checkFrom: values.checkFrom || null, checkTo: values.checkTo || null },
});

const percent = (part: number | null | undefined): number | null =>
  typeof part === "number" ? Math.round(part * 10_000) / 100 : null;

/** A stored design as the wizard shows it, to be changed. */
export function designOf(sample: Sample): DesignValues {
  const { question, unit, auditedId, filter, method, n, margin, confidence, items, checkFrom, checkTo } = sample;
  const { strataBy, clusters, designEffect, upper, lower } = sample.design ?? {};
  return {
    ...{ ...START, question, unit, auditedId, filter, method, n, checkFrom, checkTo },
    ...{ sizeBy: margin === null ? "n" : "margin", margin: percent(margin) ?? START.margin },
    ...{ confidence: percent(confidence) ?? START.confidence, items: { [unit]: items ?? itemNames(unit) } },
    ...(strataBy && { strataBy }),
    ...(clusters && { clusters }),
    ...(designEffect && { designEffect }),
    ...{ upper: percent(upper) ?? START.upper, lower: percent(lower) ?? START.lower },
  };
}

/** What the size that was frozen buys; the same sum as before the freeze. */
export function boughtBy(sample: Sample): Sized | undefined {
  if (sample.frameSize === null || sample.n === null) return undefined;
  const size = sizeOf(sample, [{ stratum: "", size: sample.frameSize }]);
  return { ...size, strata: [], clusters: sample.method === "cluster" ? (sample.design?.clusters ?? null) : null };
}

/** Where a day lies against the period of the field check; nothing where no period was set. */
export function besidePeriod(
  day: string,
  { checkFrom, checkTo }: Pick<Sample, "checkFrom" | "checkTo">,
): "early" | "late" | undefined {
  if (checkFrom && day < checkFrom) return "early";
  return checkTo && day > checkTo ? "late" : undefined;
}

/** Digits of a seed as typed: spaces between throws do not count. */
export const digitsOf = (text: string): string => text.replace(/\D+/g, "");

/** 28 digits from the device's generator, each as likely as any other. */
export function generateSeed(random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array): string {
  let digits = "";
  while (digits.length < 28) {
    // 250 is the largest multiple of ten in a byte: what lies above would favour small digits.
    for (const byte of random(new Uint8Array(32))) if (byte < 250) digits += String(byte % 10);
  }
  return digits.slice(0, 28);
}

/** Units that are still to be seen to, in the order of the draw. */
export const standing = (items: readonly SampleItem[]): SampleItem[] => items.filter(({ replacedBy }) => !replacedBy);
export const unchecked = (items: readonly SampleItem[]): SampleItem[] => standing(items).filter(({ match }) => !match);
