import type { Group } from "../resources/groups/groupModel.ts";

export interface AccompaniedGroup extends Group {
  linked?: boolean | number | null;
  earning?: boolean | number | null;
}

export type NextStep = "visitLate" | "findBuyer" | "firstOrder" | "visit" | "keepOn";

/** What an accompanied group needs next: a visit that is late goes first, then a buyer, then the first order. */
export function nextStepOf(group: AccompaniedGroup, today: string): NextStep {
  if (group.nextDueOn && group.nextDueOn < today) return "visitLate";
  if (!group.linked) return "findBuyer";
  if (!group.earning) return "firstOrder";
  return group.nextDueOn ? "visit" : "keepOn";
}
