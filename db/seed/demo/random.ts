import { type IdPrefix, newId } from "#db/ids.ts";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const RANDOM_LENGTH = 16;

/** FNV-1a, 32 bits: a label becomes a seed. */
function hash(label: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < label.length; i++) h = Math.imul(h ^ label.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

export interface Random {
  /** 0 ≤ x < 1. */
  next(): number;
  /** An integer, both ends included. */
  int(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  shuffle<T>(list: readonly T[]): T[];
  /** A generator of its own: what one group draws does not move another group's numbers. */
  fork(label: string): Random;
  id(prefix: IdPrefix, at: number): string;
}

/** Seeded generator (mulberry32): the same label gives the same numbers on every machine. */
export function seededRandom(label: string): Random {
  let state = hash(label);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  const shuffle = <T>(list: readonly T[]): T[] => {
    const copy = [...list];
    for (let i = copy.length - 1; i > 0; i--) {
      const j = int(0, i);
      [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
    }
    return copy;
  };
  return {
    next,
    int,
    shuffle,
    chance: (probability) => next() < probability,
    pick: (list) => {
      if (list.length === 0) throw new Error(`Nothing to pick from (${label}).`);
      return list[int(0, list.length - 1)] as (typeof list)[number];
    },
    fork: (name) => seededRandom(`${label}/${name}`),
    id: (prefix, at) => {
      let random = "";
      for (let i = 0; i < RANDOM_LENGTH; i++) random += ALPHABET.charAt(int(0, 31));
      return newId(prefix, at).slice(0, -RANDOM_LENGTH) + random;
    },
  };
}
