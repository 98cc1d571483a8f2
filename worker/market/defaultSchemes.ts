import { newId } from "#db/ids.ts";
import type { capitalSchemes } from "#db/schema/capitalSchemes.ts";
import type { RequirementCode } from "./readiness.ts";

type SchemeRow = typeof capitalSchemes.$inferInsert;
interface Draft {
  name: string;
  minIdr: number | null;
  maxIdr: number;
  requirements: { code: RequirementCode; min?: number }[];
}

const BY = "system:defaults";
const BASIS = "Batas awal dari Lanjut. Cocokkan dengan pedoman KUR tahun berjalan dan bank penyalur sebelum dipakai.";

/** The three tiers of KUR that a group meets first. Limits and terms change yearly: an office edits them. */
const KUR: readonly Draft[] = [
  {
    name: "KUR super mikro",
    minIdr: null,
    maxIdr: 10_000_000,
    requirements: [
      ...[{ code: "identity" as const }, { code: "trained" as const }, { code: "at_work" as const }],
      ...[{ code: "nib" as const }, { code: "no_arrears" as const }, { code: "bank_account" as const }],
    ],
  },
  {
    name: "KUR mikro",
    minIdr: 10_000_001,
    maxIdr: 100_000_000,
    requirements: [
      ...[{ code: "identity" as const }, { code: "business_age" as const, min: 6 }, { code: "at_work" as const }],
      ...[{ code: "revenue_known" as const }, { code: "nib" as const }, { code: "no_arrears" as const }],
      ...[{ code: "no_running_credit" as const }, { code: "npwp" as const }, { code: "bank_account" as const }],
    ],
  },
  {
    name: "KUR kecil",
    minIdr: 100_000_001,
    maxIdr: 500_000_000,
    requirements: [
      ...[{ code: "identity" as const }, { code: "business_age" as const, min: 6 }, { code: "at_work" as const }],
      ...[{ code: "revenue_known" as const }, { code: "nib" as const }, { code: "no_arrears" as const }],
      ...[{ code: "no_running_credit" as const }, { code: "npwp" as const }, { code: "collateral" as const }],
      { code: "bank_account" as const },
    ],
  },
];

/** Rows of the schemes an office starts a year with. */
export function defaultSchemeRows(organizationId: string, year: number, now: number, by = BY): SchemeRow[] {
  return KUR.map((draft) => ({
    ...draft,
    id: newId("sch", now),
    ...{ organizationId, version: 1, createdAt: now, createdBy: by, updatedAt: now, updatedBy: by },
    source: "kur" as const,
    year,
    basis: BASIS,
    active: true,
  }));
}
