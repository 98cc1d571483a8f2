import { type SQL, sql } from "drizzle-orm";
import type { RuleKind } from "#db/constants.ts";

/**
 * A tier that holds, as one number that SQL can add up: kind, tier and points (risk 1, protective 2, service 0).
 * 103040 is tier 3 of a risk rule, 40 points.
 */
const KINDS: readonly RuleKind[] = ["service", "risk", "protective"];
const KIND = 100_000;
const TIER = 1_000;

export function packTier(kind: RuleKind, tier: number, points: number): number {
  return KINDS.indexOf(kind) * KIND + tier * TIER + points;
}

export function unpackTier(packed: number): { kind: RuleKind; tier: number; points: number } {
  return {
    kind: KINDS[Math.floor(packed / KIND)] ?? "service",
    tier: Math.floor(packed / TIER) % 100,
    points: packed % TIER,
  };
}

/** The same in SQL, of a packed tier. */
export const PACKED = {
  kind: (packed: string) => `${packed} / ${KIND}`,
  tier: (packed: string) => `${packed} / ${TIER} % 100`,
  points: (packed: string) => `${packed} % ${TIER}`,
};
export const PACKED_RISK = KINDS.indexOf("risk");
export const PACKED_PROTECTIVE = KINDS.indexOf("protective");

/** packTier() in SQL. */
export const packSql = (kind: string, tier: SQL, points: SQL): SQL =>
  sql`${sql.raw(`CASE ${kind} ${KINDS.map((name, i) => `WHEN '${name}' THEN ${i * KIND}`).join(" ")} END`)} + (${tier}) * ${sql.raw(String(TIER))} + ${points}`;
