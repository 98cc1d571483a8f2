import type { LifeName } from "./lives.ts";
import type { Random } from "./random.ts";

/** How often each life occurs, by weight. */
export type Mix = Partial<Record<LifeName, number>>;

export const MATURE: Mix = {
  lively: 18,
  steady: 11,
  financed: 9,
  recovered: 5,
  linkedNoOrders: 4,
  unlinked: 4,
  partly: 8,
  idleMachine: 8,
  unusedMachine: 3,
  dried: 6,
  silent: 4,
  unreachable: 4,
  membersLeft: 7,
  dormant: 5,
  disbanded: 4,
  notFound: 2,
  vague: 2,
};
export const MIDDLE: Mix = {
  lively: 24,
  steady: 16,
  financed: 6,
  linkedNoOrders: 5,
  unlinked: 6,
  partly: 9,
  idleMachine: 8,
  unusedMachine: 4,
  dried: 4,
  silent: 5,
  unreachable: 3,
  membersLeft: 7,
  dormant: 5,
  disbanded: 2,
};
export const POOR: Mix = {
  lively: 2,
  steady: 1,
  unlinked: 1,
  partly: 2,
  idleMachine: 2,
  silent: 2,
  unreachable: 1,
  membersLeft: 2,
  dormant: 3,
  disbanded: 1,
};
export const YOUNG: Mix = {
  lively: 5,
  steady: 5,
  untouched: 2,
};
export const UNTOUCHED: Mix = { untouched: 1 };

/** As many lives as asked for, in the proportions of the mix (largest remainders). */
function livesOf(mix: Mix, count: number): LifeName[] {
  const entries = Object.entries(mix) as [LifeName, number][];
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
  const shares = entries.map(([life, weight]) => {
    const exact = (weight * count) / total;
    return { life, count: Math.floor(exact), rest: exact - Math.floor(exact) };
  });
  let left = count - shares.reduce((sum, share) => sum + share.count, 0);
  for (const share of [...shares].sort((a, b) => b.rest - a.rest)) if (left-- > 0) share.count++;
  return shares.flatMap((share) => Array.from({ length: share.count }, () => share.life));
}

/** Deals the lives of each mix over all programmes that share it, so that rare ones occur too. */
export function dealLives(programmes: readonly { key: string; mix: Mix; groups: number }[], random: Random) {
  const dealt = new Map<string, LifeName[]>();
  for (const mix of new Set(programmes.map((programme) => programme.mix))) {
    const sharing = programmes.filter((programme) => programme.mix === mix);
    const lives = random.shuffle(
      livesOf(
        mix,
        sharing.reduce((sum, { groups }) => sum + groups, 0),
      ),
    );
    for (const { key, groups } of sharing) dealt.set(key, lives.splice(0, groups));
  }
  return dealt;
}
