import type { CaseState } from "#db/constants.ts";
import { daysBetween } from "../follow-ups/plan.ts";

export const LIVING_STATES: readonly CaseState[] = ["open", "in_progress"];
export const isLiving = (state: unknown): boolean => (LIVING_STATES as readonly unknown[]).includes(state);

/** What a person can make of a case, and the state it leads to. */
export const CASE_VERBS = {
  start: "in_progress",
  recover: "recovered",
  transfer: "transferred",
  close: "closed_failed",
  reopen: "open",
} as const satisfies Record<string, CaseState>;
export type CaseVerb = keyof typeof CASE_VERBS;

export interface CaseFacts {
  state: CaseState;
  recoveryProposedOn: string | null;
  reopened: number;
}

export type Decision =
  | { to: "in_progress" }
  /** `proposed`: its signals had cleared; without that a person vouches for it. */
  | { to: "recovered"; proposed: boolean }
  | { to: "transferred" | "closed_failed" }
  | { to: "open"; reopened: number }
  | { to: null; missing: "reason" };

/** Whether a verb may be done with what was said. The machine itself is asked before. */
export function decide(verb: CaseVerb, facts: CaseFacts, said: string | null | undefined): Decision {
  switch (verb) {
    case "start":
      return { to: "in_progress" };
    case "recover": {
      const proposed = facts.recoveryProposedOn !== null;
      return proposed || said ? { to: "recovered", proposed } : { to: null, missing: "reason" };
    }
    case "transfer":
    case "close":
      return said ? { to: CASE_VERBS[verb] } : { to: null, missing: "reason" };
    case "reopen":
      return said ? { to: "open", reopened: facts.reopened + 1 } : { to: null, missing: "reason" };
  }
}

/** Days a living case is past its due day; 0 while there is time, or when it is over. */
export function daysLate({ state, dueOn }: { state: unknown; dueOn: string }, today: string): number {
  return isLiving(state) ? Math.max(0, daysBetween(dueOn, today)) : 0;
}
