import type { SampleMethod } from "#db/constants.ts";
import type { SampleDesign } from "#db/schema/samples.ts";
import { allocate } from "./draw.ts";
import { type LqasRule, lqasDesign, lqasRule } from "./lqas.ts";
import { detection, marginOf, sampleSize } from "./size.ts";

/** Share of faulty units whose finding is told beside a size. */
const PROBLEM = 0.05;
/** Kish: what units of one kelurahan have in common costs about this much where nobody measured it. */
const CLUSTER_EFFECT = 1.5;
/** Units to see in each kelurahan; and from one kelurahan nobody can tell how much they differ. */
const UNITS_A_CLUSTER = 10;
const FEWEST_CLUSTERS = 2;

export interface Wanted {
  method: SampleMethod;
  n: number | null;
  confidence: number | null;
  /** 0–1. */
  margin: number | null;
  design: SampleDesign | null;
}
export interface Sized {
  population: number;
  n: number;
  confidence: number;
  /** Half width that n buys, 0–1; null for n = 0, and with LQAS, which decides instead of estimating. */
  margin: number | null;
  /** Chance of at least one of the units of a 5 % problem. */
  detects: { faulty: number; probability: number };
  designEffect: number;
  strata: { stratum: string; size: number; n: number }[];
  clusters: number | null;
  /** With LQAS: null where n does not tell the levels apart. */
  rule: LqasRule | null;
}

export const effectOf = ({ method, design }: Pick<Wanted, "method" | "design">): number =>
  design?.designEffect ?? (method === "cluster" ? CLUSTER_EFFECT : 1);

function lqasOf(population: number, n: number | null, { upper = 0.8, lower = 0.5 }: SampleDesign): LqasRule | null {
  const levels = { upper, lower, population };
  return n === null ? lqasDesign(levels) : lqasRule(Math.min(n, population), levels);
}

/** Kelurahan to draw: as stated, else so many that those of usual size hold the sample. */
function clustersOf({ design }: Wanted, n: number, population: number, all: number): number {
  const usual = Math.min(UNITS_A_CLUSTER, population / Math.max(1, all));
  return Math.min(design?.clusters ?? Math.max(FEWEST_CLUSTERS, Math.ceil(n / Math.max(1, usual))), all);
}

/** What a design comes to in a population of these strata: the size from confidence and margin, or what a chosen n buys. */
export function sizeOf(wanted: Wanted, strata: readonly { stratum: string; size: number }[]): Sized {
  const { method, n: chosen, design, margin } = wanted;
  const population = strata.reduce((sum, { size }) => sum + size, 0);
  const confidence = wanted.confidence ?? 0.95;
  const designEffect = effectOf(wanted);
  const sizing = { population, confidence, designEffect, expected: design?.expected };
  const rule = method === "lqas" && population > 0 ? lqasOf(population, chosen, design ?? {}) : null;
  const asked = chosen ?? (method === "lqas" ? rule?.n : margin !== null ? sampleSize({ ...sizing, margin }) : 0) ?? 0;
  const n = Math.min(population, asked);
  const shares = allocate(new Map(strata.map(({ stratum, size }) => [stratum, size])), n);
  const faulty = Math.max(1, Math.floor(population * PROBLEM));
  return {
    ...{ population, n, confidence, designEffect, rule },
    margin: method === "lqas" ? null : marginOf(n, sizing),
    detects: { faulty, probability: detection(n, population, faulty) },
    strata: method === "stratified" ? strata.map((one) => ({ ...one, n: shares.get(one.stratum) ?? 0 })) : [],
    clusters: method === "cluster" ? clustersOf(wanted, n, population, strata.length) : null,
  };
}
