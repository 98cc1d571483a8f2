import type { LicenceState } from "#db/constants.ts";

/** Renewal takes weeks: so long before the day it is time to begin. */
export const EXPIRES_SOON_DAYS = 60;

const DAY = 86_400_000;

export type Validity = "valid" | "expiring" | "expired";

interface Paper {
  state: LicenceState;
  expiresOn: string | null;
}

/** Whether a paper one has still counts on a day; null where there is none to ask about. Without an end it is valid. */
export function validityOf({ state, expiresOn }: Paper, today: string, soonDays: number): Validity | null {
  if (state !== "have") return null;
  if (expiresOn === null) return "valid";
  if (expiresOn < today) return "expired";
  return (Date.parse(expiresOn) - Date.parse(today)) / DAY <= soonDays ? "expiring" : "valid";
}
