import { sha256 } from "@noble/hashes/sha2.js";
import { toHex } from "../http/crypto.ts";

/** Name and version of what is below: printed with every draw. */
export const ALGORITHM = "lanjut-draw/1";
/** Digits a seed has at least: more than 10^20 seeds, so that nobody tries them all for a sample they like. */
export const SEED_DIGITS = 20;

const encoder = new TextEncoder();
const hex = (text: string): string => toHex(sha256(encoder.encode(text)));

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Hash of a frame: SHA-256 of its ids, sorted by code unit and joined by a line feed, in hex. */
export const frameHash = (ids: readonly string[]): string => hex([...ids].sort(byText).join("\n"));

/**
 * Commitment to the strata of a frame: SHA-256, in hex, of a salt and of `id|stratum` of each unit, sorted by code unit,
 * all joined by a line feed. The salt keeps the strata closed until it is told.
 */
export const strataHash = (frame: readonly FrameUnit[], salt: string): string =>
  hex([salt, ...frame.map((unit) => `${unit.id}|${stratumOf(unit)}`).sort(byText)].join("\n"));

/** Ids in the order of a draw: by hex SHA-256(seed|F|id). The first n are the sample, the next ones its replacements. */
export function drawOrder(ids: readonly string[], seed: string, hash = frameHash(ids)): string[] {
  return ids
    .map((id) => ({ id, key: hex(`${seed}|${hash}|${id}`) }))
    .sort((a, b) => byText(a.key, b.key) || byText(a.id, b.id))
    .map(({ id }) => id);
}

/**
 * A sample shared out over strata in proportion to their size, by largest remainder (Hamilton); a tie goes to the
 * stratum whose name comes first. No stratum gets more than it has.
 */
export function allocate(strata: ReadonlyMap<string, number>, n: number): Map<string, number> {
  const total = [...strata.values()].reduce((sum, size) => sum + size, 0);
  if (total === 0) return new Map([...strata.keys()].map((name) => [name, 0]));
  const wanted = Math.min(n, total);
  const quotas = [...strata].map(([name, size]) => {
    // In whole numbers: a remainder must not depend on binary fractions.
    const whole = Math.floor((wanted * size) / total);
    return { name, size, whole, rest: wanted * size - whole * total };
  });
  let left = wanted - quotas.reduce((sum, { whole }) => sum + whole, 0);
  const got = new Map<string, number>();
  for (const { name, size, whole } of quotas.sort((a, b) => b.rest - a.rest || byText(a.name, b.name))) {
    const extra = left > 0 && whole < size ? 1 : 0;
    left -= extra;
    got.set(name, whole + extra);
  }
  return new Map([...got].sort(([a], [b]) => byText(a, b)));
}

export interface FrameUnit {
  id: string;
  /** Stratum, or cluster; left out in a simple draw. */
  stratum?: string | null;
}
export type DrawPlan =
  | { method: "simple" | "lqas" | "stratified"; n: number }
  | { method: "cluster"; n: number; clusters: number };
export interface Drawn {
  /** In the order of the draw. */
  sample: string[];
  /** Of each stratum (one, named "", in a simple draw), in order: the next one stands in for a unit that cannot be had. */
  replacements: Map<string, string[]>;
}

const stratumOf = ({ stratum }: FrameUnit): string => stratum ?? "";

/**
 * A reproducible draw. Simple: the first n of the order. Stratified: of each stratum its share, from the one order of
 * the frame. Cluster: clusters in the order of SHA-256(seed|F|cluster:name), then the sample shared out over those.
 */
export function draw(frame: readonly FrameUnit[], seed: string, plan: DrawPlan): Drawn {
  const hash = frameHash(frame.map(({ id }) => id));
  const strata = new Map(frame.map((unit) => [unit.id, stratumOf(unit)]));
  const order = drawOrder([...strata.keys()], seed, hash);
  const parted = (kept: (id: string) => boolean, share: (name: string) => number): Drawn => {
    const sample: string[] = [];
    const replacements = new Map<string, string[]>();
    const taken = new Map<string, number>();
    for (const id of order.filter(kept)) {
      const name = plan.method === "simple" || plan.method === "lqas" ? "" : (strata.get(id) ?? "");
      const had = taken.get(name) ?? 0;
      if (had < share(name)) sample.push(id);
      else replacements.set(name, [...(replacements.get(name) ?? []), id]);
      taken.set(name, had + 1);
    }
    return { sample, replacements };
  };
  if (plan.method === "simple" || plan.method === "lqas")
    return parted(
      () => true,
      () => plan.n,
    );
  const sizes = new Map<string, number>();
  for (const name of strata.values()) sizes.set(name, (sizes.get(name) ?? 0) + 1);
  const names = [...sizes.keys()];
  const chosen = plan.method === "cluster" ? clusterOrder(names, seed, hash).slice(0, plan.clusters) : names;
  const shares = allocate(new Map(chosen.map((name) => [name, sizes.get(name) ?? 0])), plan.n);
  return parted(
    (id) => shares.has(strata.get(id) ?? ""),
    (name) => shares.get(name) ?? 0,
  );
}

/** Clusters in the order in which they are drawn. */
export const clusterOrder = (names: readonly string[], seed: string, hash: string): string[] =>
  names
    .map((name) => ({ name, key: hex(`${seed}|${hash}|cluster:${name}`) }))
    .sort((a, b) => byText(a.key, b.key) || byText(a.name, b.name))
    .map(({ name }) => name);
