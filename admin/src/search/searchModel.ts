import type { ActivityStatus, EquipmentState, RiskBand } from "#db/constants.ts";

export interface FoundGroup {
  id: string;
  name: string;
  kind: "group" | "individual";
  villageCode: string | null;
  trainedOn: string | null;
  activityStatus: ActivityStatus;
  riskBand: RiskBand;
  overriddenUntil?: string | null;
  program: { id: string; name: string; year: number };
}

export interface FoundMachine {
  id: string;
  item: string;
  brand: string | null;
  state: EquipmentState;
  handedOverOn: string | null;
  programId: string;
}

export interface Found {
  people: {
    id: string;
    name: string;
    nik: string | null;
    phone: string | null;
    villageCode: string | null;
    memberships: { id: string; role: string; joinedOn: string | null; leftOn: string | null; group: FoundGroup }[];
    equipment: FoundMachine[];
  }[];
  groups: (FoundGroup & {
    equipment: FoundMachine[];
    marketingSupports?: number;
    linkages?: number;
    capitalApplications?: number;
  })[];
  more: boolean;
}

/** Long enough to be a NIK or a phone number: not repeated on the page. */
export const isNumber = (q: string): boolean => q.replace(/\D/g, "").length >= 8;
