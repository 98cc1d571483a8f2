import type { EquipmentState, RedistributionState } from "#db/constants.ts";

interface Place {
  id: string;
  name: string;
}

export interface LifeLine {
  id: string;
  kind:
    | "equipment_handed_over"
    | "equipment_checked"
    | "equipment_moved"
    | "equipment_state"
    | "redistribution_changed";
  on: string;
  recordedAt: number;
  state: EquipmentState | RedistributionState | null;
  group: Place | null;
  fromGroup: Place | null;
  toGroup: Place | null;
  toOffice: boolean;
  handoverId: string | null;
  handoverNumber: string | null;
  hoursPerWeek: number | null;
  checkId: string | null;
  redistributionId: string | null;
  actorName: string | null;
}

export interface Span {
  from: string | null;
  to: string | null;
  days: number | null;
}

export interface Life {
  where: { groupId: string | null; personId: string | null; since?: string };
  clocks: { handover: Span; firstUse: Span };
  lines: LifeLine[];
}

/** How a clock stands: it arrived, it runs, it has not begun, or a day is missing to tell. */
export function clockState({ from, to, days }: Span, began: boolean): "arrived" | "running" | "notYet" | "noDay" {
  if (days === null) return began ? "noDay" : "notYet";
  return from && to ? "arrived" : "running";
}

/** What a move or a hand-over says again as a state is told once. */
export function withoutEchoes(lines: readonly LifeLine[]): LifeLine[] {
  const told = new Set(
    lines.flatMap(({ kind, on, recordedAt }) =>
      kind === "equipment_moved" || kind === "equipment_handed_over" ? [`${on} ${recordedAt}`] : [],
    ),
  );
  return lines.filter(
    ({ kind, state, on, recordedAt }) =>
      kind !== "equipment_state" ||
      (state !== "withdrawn" && state !== "reassigned") ||
      !told.has(`${on} ${recordedAt}`),
  );
}
