import type { LinkageState } from "#db/constants.ts";

interface Recorded {
  id: string;
  version: number;
  organizationId: string;
  groupId: string;
}

export interface Linkage extends Recorded {
  buyer: string;
  channel: string | null;
  type: string;
  state: LinkageState;
  startedOn: string;
  declinedReason: string | null;
  creditedTo: string | null;
  note: string | null;
}

export interface Order extends Recorded {
  linkageId: string | null;
  on: string;
  quantity: number | null;
  unit: string | null;
  valueIdr: number;
  evidence: string | null;
  note: string | null;
}

export interface Support extends Recorded {
  kind: string;
  on: string;
  provider: string | null;
  costIdr: number | null;
  result: string | null;
}
