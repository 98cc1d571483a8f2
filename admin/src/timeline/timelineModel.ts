import type { EventKind } from "#db/constants.ts";

export interface TimelineEvent {
  id: string;
  kind: EventKind;
  on: string;
  recordedAt: number;
  actorName?: string | null;
  subjectId?: string | null;
  groupId?: string | null;
  groupName?: string | null;
  state?: string | null;
  value?: number | null;
  count?: number | null;
  data?: Record<string, unknown> | null;
}

/** Enum whose words say what state an event of this kind reached. */
export const stateEnum: Partial<Record<EventKind, string>> = {
  follow_up_done: "activityStatus",
  mentor_contact: "activityStatus",
  equipment_checked: "equipmentState",
  equipment_handed_over: "equipmentState",
  equipment_state: "equipmentState",
  marketing_support: "supportKind",
  linkage_changed: "linkageState",
  capital_changed: "capitalState",
  contact_attempted: "contactMethod",
  partner_changed: "partnerState",
  member_joined: "memberRole",
  member_left: "memberRole",
  program_state: "programState",
  equipment_requested: "equipmentRequestState",
  redistribution_changed: "redistributionState",
  licence_changed: "licenceState",
  complaint_changed: "complaintState",
  case_changed: "caseState",
  override_changed: "overrideState",
};

/** Events grouped by the day they happened on, in the order they came. */
export function byDay(events: TimelineEvent[]): { on: string; events: TimelineEvent[] }[] {
  const days: { on: string; events: TimelineEvent[] }[] = [];
  for (const event of events) {
    const last = days.at(-1);
    if (last?.on === event.on) last.events.push(event);
    else days.push({ on: event.on, events: [event] });
  }
  return days;
}
