import type { RaRecord } from "react-admin";
import type { PARTNER_ASKERS, PARTNER_REQUEST_STATES, PARTNER_STATES } from "#db/constants.ts";

export interface Partnership extends RaRecord {
  id: string;
  /** The NGO. */
  organizationId: string;
  groupId: string;
  groupOrganizationId: string;
  purpose: string | null;
  askedBy: (typeof PARTNER_ASKERS)[number] | null;
  startsOn: string | null;
  endsOn: string | null;
  state: (typeof PARTNER_STATES)[number];
  version: number;
}

export interface PartnerRequest extends RaRecord {
  id: string;
  organizationId: string;
  groupName: string;
  villageCode: string;
  purpose: string;
  startsOn: string | null;
  endsOn: string | null;
  state: (typeof PARTNER_REQUEST_STATES)[number];
  partnershipId: string | null;
  decidedOn: string | null;
  decisionNote: string | null;
  createdAt: number;
  version: number;
}

export type Phase = "asked" | "ahead" | "running" | "ending" | "over" | "ended";

const SOON_DAYS = 14;
const DAY_MS = 86_400_000;

const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** Where a partnership stands today: only a running one opens the group to its NGO. */
export function phaseOf(
  { state, startsOn, endsOn }: Pick<Partnership, "state" | "startsOn" | "endsOn">,
  today: string,
) {
  if (state !== "granted") return { phase: state as Phase, daysLeft: null };
  if (startsOn && startsOn > today) return { phase: "ahead" as Phase, daysLeft: null };
  if (!endsOn) return { phase: "running" as Phase, daysLeft: null };
  const daysLeft = daysBetween(today, endsOn);
  if (daysLeft < 0) return { phase: "over" as Phase, daysLeft: null };
  return { phase: (daysLeft <= SOON_DAYS ? "ending" : "running") as Phase, daysLeft };
}
