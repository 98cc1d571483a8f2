import type { SampleMethod, SampleState } from "#db/constants.ts";
import { type DrawPlan, draw, frameHash, strataHash } from "#worker/samples/draw.ts";

export interface PublishedSample {
  id: string;
  organizationName: string;
  question: string;
  method: SampleMethod;
  n: number | null;
  design: { clusters?: number } | null;
  state: Exclude<SampleState, "draft">;
  frameSize: number;
  frameHash: string;
  /** Commitment to the strata, where the draw goes by them. */
  strataHash: string | null;
  frozenAt: number;
  seed: string | null;
  drawnAt: number | null;
  algorithm: string | null;
  closedAt: number | null;
  cancelReason: string | null;
}
export interface PublishedDraw extends PublishedSample {
  frame: { frameId: string; stratum: string | null }[];
  /** Opens the commitment to the strata; null while they are not published. */
  strataSalt: string | null;
  /** Null while the strata are not published. */
  drawn: { order: number; frameId: string; replacedBy: string | null }[] | null;
}

export interface Verdict {
  hash: string;
  hashEqual: boolean;
  /** Whether the strata are those that were committed to before the seed; null where there are none, or not yet. */
  strataEqual: boolean | null;
  /** Null where there is nothing to compare yet. */
  drawEqual: boolean | null;
}

/** Where each stand-in must come from: the next unit of the order, of the same stratum where there are strata. */
function standsInRightly(
  published: PublishedDraw,
  first: number,
  replacements: ReadonlyMap<string, string[]>,
): boolean {
  const drawn = published.drawn ?? [];
  const strata = new Map(published.frame.map(({ frameId, stratum }) => [frameId, stratum ?? ""]));
  const parted = published.method === "stratified" || published.method === "cluster";
  const left = new Map([...replacements].map(([name, ids]) => [name, [...ids]]));
  return drawn.slice(first).every(({ frameId }) => {
    const next = left.get(parted ? (strata.get(frameId) ?? "") : "")?.shift();
    return next === frameId && drawn.some(({ replacedBy }) => replacedBy === frameId);
  });
}

/** Computes a published draw again from its frame and seed. */
export function recompute(published: PublishedDraw): Verdict {
  const { frame, seed, method, n, design, drawn } = published;
  const hash = frameHash(frame.map(({ frameId }) => frameId));
  const hashEqual = hash === published.frameHash && frame.length === published.frameSize;
  const units = frame.map(({ frameId, stratum }) => ({ id: frameId, stratum }));
  const { strataSalt: salt } = published;
  const strataEqual = salt === null ? null : strataHash(units, salt) === published.strataHash;
  const told = { hash, hashEqual, strataEqual };
  if (!seed || !drawn) return { ...told, drawEqual: null };
  const plan: DrawPlan =
    method === "cluster" ? { method, n: n ?? 0, clusters: design?.clusters ?? 1 } : { method, n: n ?? 0 };
  const { sample, replacements } = draw(units, seed, plan);
  const first = drawn.slice(0, sample.length).map(({ frameId }) => frameId);
  const drawEqual =
    first.join("\n") === sample.join("\n") &&
    drawn.every(({ order }, i) => order === i + 1) &&
    standsInRightly(published, sample.length, replacements);
  return { ...told, drawEqual };
}
