import type { ItemMatch, SampleMethod, SampleState, SampleUnit } from "#db/constants.ts";
import type { CheckedItem, SampleDesign } from "#db/schema/samples.ts";
import type { SampleReport } from "#worker/samples/report.ts";

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
  programId?: string | null;
  regionCode?: string | null;
  method?: SampleMethod;
  strataBy?: SampleDesign["strataBy"] | null;
  clusters?: number | null;
  upper?: number | null;
  lower?: number | null;
  sizeBy?: "margin" | "n";
  n?: number | null;
  margin?: number | null;
  confidence?: number | null;
  items?: string[];
}

const share = (percent: number | null | undefined): number | undefined =>
  typeof percent === "number" ? percent / 100 : undefined;

const known = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== ""),
  );

/** Machines have no village of their own. */
export const hasRegion = (unit: SampleUnit | undefined): boolean => unit !== "equipment";

/** What the server sizes, and freezes later. */
export function sizingOf(values: DesignValues) {
  const { unit, method, auditedId, sizeBy } = values;
  const design = known({
    strataBy: method === "stratified" ? values.strataBy : undefined,
    clusters: method === "cluster" ? values.clusters : undefined,
    upper: method === "lqas" ? share(values.upper) : undefined,
    lower: method === "lqas" ? share(values.lower) : undefined,
  });
  const filter = known({
    programId: values.programId,
    regionCode: hasRegion(unit) ? values.regionCode : undefined,
  });
  const byMargin = method !== "lqas" && sizeBy === "margin";
  return {
    ...{ unit, method, filter, auditedId: auditedId || null },
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
  items: values.items?.length ? values.items : null,
});

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
