import type { FindingState, FindingStep, Role } from "#db/constants.ts";

export interface Finding {
  id: string;
  version: number;
  organizationId: string;
  organizationName: string;
  addresseeId: string;
  sampleId: string | null;
  programId: string | null;
  text: string;
  recommendation: string;
  dueOn: string;
  response: string | null;
  respondedAt: number | null;
  respondedBy: string | null;
  state: FindingState;
  closedAt: number | null;
  daysLate: number;
}

export interface HistoryStep {
  id: string;
  at: number;
  kind: FindingStep;
  text: string | null;
  dueOn: string | null;
  role: Role;
  organizationName: string | null;
}

export type Verb = "respond" | "accept" | "reopen" | "close";

interface Reader {
  role: string;
  organizationId: string;
}

/** Verbs of each state, the next one first: the office answers, the auditor judges. */
const OFFICE: Record<FindingState, readonly Verb[]> = {
  ...{ open: ["respond"], reopened: ["respond"] },
  ...{ answered: [], accepted: [], closed: [] },
};
const AUDITOR: Record<FindingState, readonly Verb[]> = {
  open: ["close"],
  answered: ["accept", "reopen", "close"],
  accepted: ["close", "reopen"],
  reopened: ["close"],
  closed: ["reopen"],
};

export const isAddressee = ({ organizationId }: Reader, { addresseeId }: Pick<Finding, "addresseeId">) =>
  organizationId === addresseeId;

/** What this person may do with a finding now. */
export function verbsFor(reader: Reader, finding: Pick<Finding, "state" | "addresseeId" | "organizationId">) {
  if (isAddressee(reader, finding)) return ["office", "head"].includes(reader.role) ? OFFICE[finding.state] : [];
  const mine = reader.organizationId === finding.organizationId && reader.role === "commission";
  return mine ? AUDITOR[finding.state] : [];
}

/** The next step is a button of its own where it is one's turn; taking a finding back is never pressed on anybody. */
export const leads = (verb: Verb | undefined, state: FindingState): boolean =>
  verb !== undefined && !(verb === "close" && state !== "accepted") && !(verb === "reopen" && state === "closed");
