import type { Group } from "../resources/groups/groupModel.ts";

export interface AccompaniedGroup extends Group {
  linked?: boolean | number | null;
  earning?: boolean | number | null;
}

export type NextStep = "over" | "visitLate" | "lookIn" | "findBuyer" | "firstOrder" | "visit" | "keepOn";

/** What an accompanied group needs next: a late visit first, then a look at one in trouble, a buyer, the first order. */
export function nextStepOf(group: AccompaniedGroup, today: string): NextStep {
  if (group.activityStatus === "disbanded") return "over";
  if (group.nextDueOn && group.nextDueOn < today) return "visitLate";
  if (group.riskBand === "mandek" || group.riskBand === "berisiko") return "lookIn";
  if (!group.linked) return "findBuyer";
  if (!group.earning) return "firstOrder";
  return group.nextDueOn ? "visit" : "keepOn";
}
