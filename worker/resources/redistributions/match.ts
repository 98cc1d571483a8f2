import { kindKey } from "../../names.ts";

/** How near two groups live to each other, nearest first. `unknown`: the village of one is not recorded. */
export const DISTANCES = ["village", "district", "regency", "farther", "unknown"] as const;
export type Distance = (typeof DISTANCES)[number];

const DIGITS = { village: 13, district: 8, regency: 5 } as const;

/** What a machine is: words of its kind and its name. */
export interface Idle {
  id: string;
  item: string;
  category: string | null;
  holderGroupId: string | null;
  /** Village of the group that holds it, else its programme's region. */
  place: string | null;
}

export interface Waiting {
  id: string;
  groupId: string;
  categoryKey: string;
  requestedOn: string;
  /** Village of the group that waits, else its programme's region. */
  place: string | null;
}

/** Kelurahan, kecamatan, city: the smallest area that holds both places. */
export function distanceBetween(from: string | null, to: string | null): Distance {
  if (!from || !to || from.length < DIGITS.regency || to.length < DIGITS.regency) return "unknown";
  for (const level of ["village", "district", "regency"] as const) {
    const digits = DIGITS[level];
    if (from.length >= digits && from.slice(0, digits) === to.slice(0, digits)) return level;
  }
  return "farther";
}

/** Whether a machine is of the kind that is waited for: every word asked for is in its kind or its name. */
export function isOfKind(machine: Pick<Idle, "item" | "category">, categoryKey: string): boolean {
  const words = new Set(kindKey(`${machine.category ?? ""} ${machine.item}`).split(" "));
  return categoryKey !== "" && categoryKey.split(" ").every((word) => words.has(word));
}

/** Groups that wait for a machine's kind: nearest first, and among equally near ones who has waited longest. */
export function candidatesFor<W extends Waiting>(machine: Idle, waiting: readonly W[]): (W & { distance: Distance })[] {
  return waiting
    .filter(({ groupId, categoryKey }) => groupId !== machine.holderGroupId && isOfKind(machine, categoryKey))
    .map((one) => ({ ...one, distance: distanceBetween(machine.place, one.place) }))
    .sort(
      (a, b) =>
        DISTANCES.indexOf(a.distance) - DISTANCES.indexOf(b.distance) ||
        (a.requestedOn < b.requestedOn ? -1 : a.requestedOn > b.requestedOn ? 1 : a.id < b.id ? -1 : 1),
    );
}
