import type { ComplaintState } from "#db/constants.ts";

export interface Complaint {
  id: string;
  version: number;
  organizationId: string;
  number: string;
  groupId: string;
  personId: string | null;
  channel: string;
  text: string;
  receivedOn: string;
  ownerId: string | null;
  dueOn: string;
  state: ComplaintState;
  answer: string | null;
  answeredOn: string | null;
  daysLate: number;
}

export type Step = "start" | "answerIt" | "close" | "reopen";

/** The steps of each state, the next one first. */
const STEPS: Record<ComplaintState, readonly Step[]> = {
  received: ["start", "answerIt"],
  in_progress: ["answerIt"],
  answered: ["close", "reopen"],
  closed: [],
};

interface Reader {
  id: string;
  role: string;
}

/** What this person may do with a complaint now: in the field, only with what one was asked to see to. */
export function stepsFor({ id, role }: Reader, { state, ownerId }: Pick<Complaint, "state" | "ownerId">) {
  const mayMove = role === "office" || (role === "officer" && ownerId === id);
  return mayMove ? STEPS[state] : [];
}
