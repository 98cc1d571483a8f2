import type { CaseActionType, CaseState, OBSTACLES, OverrideState, RiskBand } from "#db/constants.ts";
import { CASE_VERBS, type CaseVerb } from "#worker/cases/decide.ts";
import { CASE_MACHINE } from "#worker/policy/transitions.ts";

export type Cause = (typeof OBSTACLES)[number];

export interface Case {
  id: string;
  version: number;
  organizationId: string;
  groupId: string;
  programId: string;
  state: CaseState;
  openedBy: "rule" | "hand";
  openedOn: string;
  signalIds: string[];
  causes: Cause[];
  ownerId: string | null;
  dueOn: string;
  daysLate: number;
  note: string | null;
  recoveryProposedOn: string | null;
  closedOn: string | null;
  result: string | null;
  reopened: number;
  riskBand?: RiskBand;
  score?: number;
  reasons?: string[] | null;
  overriddenUntil?: string | null;
}

export interface BoardCase extends Case {
  group: { id: string; name: string };
  programName: string;
  ownerName: string | null;
  actionsOpen: number;
  nextActionOn: string | null;
  ownedHere: boolean;
}

export interface BoardColumn {
  state: CaseState;
  total: number;
  late: number;
  cases: BoardCase[];
}

export interface CaseAction {
  id: string;
  version: number;
  organizationId: string;
  caseId: string;
  groupId: string;
  type: CaseActionType;
  text: string | null;
  ownerId: string | null;
  dueOn: string;
  doneOn: string | null;
  result: string | null;
  madeResource: string | null;
  madeId: string | null;
}

export interface Override {
  id: string;
  version: number;
  organizationId: string;
  groupId: string;
  reason: string | null;
  expiresOn: string;
  requestedBy: string;
  state: OverrideState;
  approvedBy: string | null;
  decisionNote: string | null;
  createdAt: number;
  riskBand?: RiskBand;
  score?: number;
}

export const isLivingCase = ({ state }: Pick<Case, "state">) => state === "open" || state === "in_progress";

/** What may be done with a case from where it is; the server decides. */
export const verbsFrom = (state: CaseState): CaseVerb[] =>
  (Object.keys(CASE_VERBS) as CaseVerb[]).filter((verb) => CASE_MACHINE[state].includes(CASE_VERBS[verb]));

/** Whether the dialog of a verb must be given a reason. */
export const asksReason = (verb: CaseVerb, { recoveryProposedOn }: Pick<Case, "recoveryProposedOn">): boolean =>
  verb !== "start" && !(verb === "recover" && recoveryProposedOn);

export type NextStep =
  | { step: "confirm" }
  | { step: "late"; days: number }
  | { step: "act"; action: CaseAction }
  | { step: "start" | "plan" }
  | { step: "over" };

/** The one thing that follows from where a case stands: confirm, catch up, act, or plan. */
export function nextStep(one: Case, actions: readonly CaseAction[]): NextStep {
  if (!isLivingCase(one)) return { step: "over" };
  if (one.recoveryProposedOn) return { step: "confirm" };
  const [action] = actions.filter(({ doneOn }) => !doneOn).toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
  if (action) return { step: "act", action };
  if (one.daysLate > 0) return { step: "late", days: one.daysLate };
  return { step: one.state === "open" ? "start" : "plan" };
}

export type DueWords = { key: "late"; count: number } | { key: "dueToday" } | { key: "due" };

export function caseDue({ dueOn, daysLate }: Pick<Case, "dueOn" | "daysLate">, today: string): DueWords {
  if (daysLate > 0) return { key: "late", count: daysLate };
  return dueOn === today ? { key: "dueToday" } : { key: "due" };
}

const PARTS = { visit: "visit", linkage: "linkage", repair: "check", capital: "capital" } as const;
type Making = keyof typeof PARTS;
const isMaking = (type: unknown): type is Making => typeof type === "string" && type in PARTS;

const given = (values: Record<string, unknown>, names: readonly string[]) =>
  Object.fromEntries(names.flatMap((name) => (values[name] || values[name] === 0 ? [[name, values[name]]] : [])));

/** What the form of an action sends: what it makes stands in a part of its own, and only when it was asked for. */
export function actionBody(values: Record<string, unknown>): Record<string, unknown> {
  const { type } = values;
  const own = given(values, ["id", "type", "text", "ownerId", "dueOn"]);
  if (!isMaking(type) || !values.makes) return own;
  const parts: Record<Making, Record<string, unknown>> = {
    visit: {},
    linkage: { buyer: values.buyer, type: values.linkageType },
    repair: given(values, ["equipmentId", "state"]),
    capital: given(values, ["source", "amountIdr", "purpose"]),
  };
  return { ...own, [PARTS[type]]: parts[type] };
}

export const makesSomething = isMaking;
