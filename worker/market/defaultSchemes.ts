import type { capitalSchemes } from "#db/schema/capitalSchemes.ts";
import { shippedRows } from "../configuration/shipped.ts";

/** Rows of the terms of capital an office starts a year with: limits change yearly, an office edits them. */
export const defaultSchemeRows = (organizationId: string, year: number, now: number, by?: string) =>
  shippedRows({ organizationId, now, year, by }).capitalSchemes as (typeof capitalSchemes.$inferInsert)[];
