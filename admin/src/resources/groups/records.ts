import type { ActivityStatus, CapitalState, FollowUpState, LinkageState } from "#db/constants.ts";
import type { RuleQuery } from "#db/schema/rules.ts";

interface Owned {
  id: string;
  version: number;
  organizationId: string;
  groupId: string;
}

export interface FollowUp extends Owned {
  programId: string;
  planStep: string | null;
  formId: string | null;
  dueOn: string;
  windowStartsOn: string;
  windowEndsOn: string;
  assigneeId: string | null;
  state: FollowUpState;
  timing: "upcoming" | "due" | "overdue" | null;
  daysLate: number;
  doneOn: string | null;
  method: string | null;
  activityStatus: ActivityStatus | null;
  activeMembers: number | null;
  monthlyRevenueIdr: number | null;
  obstacles: string[] | null;
  evidenceGrade: string | null;
  skipReason: string | null;
  /** The condition by which the plan skipped it. */
  skippedWhen: RuleQuery | null;
  note: string | null;
}

export interface Linkage extends Owned {
  buyer: string;
  channel: string | null;
  type: string;
  state: LinkageState;
  startedOn: string;
  note: string | null;
}

export interface Order extends Owned {
  linkageId: string | null;
  on: string;
  quantity: number | null;
  unit: string | null;
  valueIdr: number;
  evidence: string | null;
}

export interface Support extends Owned {
  kind: string;
  on: string;
  provider: string | null;
  costIdr: number | null;
  result: string | null;
}

export interface Capital extends Owned {
  source: string;
  amountIdr: number;
  state: CapitalState;
  appliedOn: string;
  decidedOn: string | null;
  disbursedOn: string | null;
  purpose: string | null;
}

export interface Membership extends Owned {
  personId: string;
  role: string;
  joinedOn: string | null;
  leftOn: string | null;
  leaveReason: string | null;
  attended: boolean | null;
  completed: boolean | null;
}
