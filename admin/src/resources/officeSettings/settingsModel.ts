import type { Severity } from "#db/constants.ts";

export interface OfficeRules {
  id: string;
  version: number;
  organizationId: string;
  bastPattern: string;
  caseBand: "berisiko" | "mandek" | null;
  caseSeverity: Severity | null;
  caseDueDays: number;
  reminderAfterDays: number;
  escalateAfterDays: number;
  complaintDueDays: number;
}

export const DAY_FIELDS = ["caseDueDays", "reminderAfterDays", "escalateAfterDays", "complaintDueDays"] as const;

const sends = ["bastPattern", "caseBand", "caseSeverity", ...DAY_FIELDS] as const;

/** What the form sends: nothing chosen is "not by that". */
export const cleanRules = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(sends.map((field) => [field, values[field] === "" ? null : (values[field] ?? null)]));
