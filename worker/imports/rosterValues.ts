import type { BPJS_STATUSES, MEMBER_ROLES, SEXES, WORK_KINDS } from "#db/constants.ts";

/** One row of a roster, understood. An empty or doubtful cell is null. */
export interface RosterValues {
  name: string | null;
  nik: string | null;
  sex: (typeof SEXES)[number] | null;
  birthDate: string | null;
  phone: string | null;
  address: string | null;
  rtRw: string | null;
  villageCode: string | null;
  workKind: (typeof WORK_KINDS)[number] | null;
  employer: string | null;
  product: string | null;
  baselineRevenueIdr: number | null;
  bpjsStatus: (typeof BPJS_STATUSES)[number] | null;
  groupName: string | null;
  role: (typeof MEMBER_ROLES)[number] | null;
  attended: boolean | null;
  completed: boolean | null;
  equipmentItem: string | null;
  equipmentBrand: string | null;
  equipmentSerial: string | null;
  equipmentValueIdr: number | null;
  handoverOn: string | null;
  handoverNumber: string | null;
}

export const NO_PERSON: RosterValues = {
  name: null,
  nik: null,
  sex: null,
  birthDate: null,
  phone: null,
  address: null,
  rtRw: null,
  villageCode: null,
  workKind: null,
  employer: null,
  product: null,
  baselineRevenueIdr: null,
  bpjsStatus: null,
  groupName: null,
  role: null,
  attended: null,
  completed: null,
  equipmentItem: null,
  equipmentBrand: null,
  equipmentSerial: null,
  equipmentValueIdr: null,
  handoverOn: null,
  handoverNumber: null,
};

/** What the owning organisation already knows about the bearer of a NIK. */
export interface KnownPerson {
  id: string;
  version: number;
  name: string;
  sex: RosterValues["sex"];
  birthDate: string | null;
  phone: string | null;
  address: string | null;
  rtRw: string | null;
  villageCode: string | null;
  workKind: RosterValues["workKind"];
  employer: string | null;
  product: string | null;
  baselineRevenueIdr: number | null;
  bpjsStatus: NonNullable<RosterValues["bpjsStatus"]>;
  /** Since when their data is restricted at their request: nothing is taken over, and nothing said of them. */
  restrictedAt: number | null;
  /** In groups of the programme the file goes into. */
  memberships: {
    id: string;
    version: number;
    groupKey: string;
    role: NonNullable<RosterValues["role"]>;
    attended: boolean | null;
    completed: boolean | null;
  }[];
  /** Machines of that programme in this person's hands. */
  equipment: { item: string; serial: string | null }[];
}
