import type { EquipmentState, RedistributionState } from "#db/constants.ts";
import { allowed, type Permitted } from "../../providers/access.ts";
import { cleanHandover } from "../handovers/handoverModel.ts";

export interface Redistribution {
  id: string;
  version: number;
  organizationId: string;
  equipmentId: string;
  fromGroupId: string;
  toGroupId: string;
  requestId: string | null;
  reason: string | null;
  proposedOn: string;
  state: RedistributionState;
  createdBy: string;
  decidedBy: string | null;
  decidedAt: number | null;
  decisionNote: string | null;
  handoverId: string | null;
  doneOn: string | null;
  item: string;
  brand: string | null;
  serial: string | null;
  valueIdr: number | null;
  legalBasis: string | null;
  machineState: EquipmentState;
  programId: string;
}

interface Place {
  id: string;
  name: string;
  villageCode: string | null;
}

export interface Candidate {
  requestId: string;
  category: string;
  quantity: number;
  remaining: number;
  requestedOn: string;
  daysWaiting: number;
  reason: string | null;
  distance: string;
  group: Place;
}

export interface Match {
  id: string;
  item: string;
  brand: string | null;
  serial: string | null;
  code: string | null;
  valueIdr: number | null;
  programId: string;
  legalBasis: string | null;
  group: Place;
  idleSince: string | null;
  days: number | null;
  refusal: { code: string; message: string } | null;
  proposal: { id: string; state: RedistributionState } | null;
  candidateCount: number;
  candidates: Candidate[];
}

export interface Matches {
  total: number;
  machines: Match[];
}

export type Verb = "approve" | "reject" | "withdraw" | "complete";

interface Person extends Permitted {
  user: { id: string; organizationId: string };
}

/** What this person can do about a proposal now; the server decides again. */
export function verbsFor(row: Pick<Redistribution, "state" | "createdBy" | "organizationId">, person: Person): Verb[] {
  if (row.organizationId !== person.user.organizationId) return [];
  const may = (action: string) => allowed(person, "redistributions", action);
  if (row.state === "proposed") {
    const decides: Verb[] = may("approve") && row.createdBy !== person.user.id ? ["approve", "reject"] : [];
    return [...decides, ...(may("transition") ? (["withdraw"] as const) : [])];
  }
  return row.state === "approved" && may("transition") ? ["complete", "withdraw"] : [];
}

/** Which sentence says what is next, by what this person can do. */
export function nextKey(row: Redistribution, person: Person): string | null {
  const verbs = verbsFor(row, person);
  if (row.state === "done") return "done";
  if (row.state === "approved") return verbs.includes("complete") ? "complete" : null;
  if (row.state !== "proposed") return null;
  if (verbs.includes("approve")) return "decide";
  return row.createdBy === person.user.id ? "own" : "waits";
}

/** What the hand-over form sends: a document's own parts and its day; group and machine are the proposal's. */
export function cleanCompletion(values: Record<string, unknown>): Record<string, unknown> {
  const { items: _, groupId: __, ...document } = cleanHandover(values);
  return { ...document, ...(values.on ? { on: values.on } : {}) };
}
