import {
  ACTIVITY_STATUSES,
  CAPITAL_STATES,
  CASE_STATES,
  CONTACT_METHODS,
  EQUIPMENT_CHECK_STATES,
  EQUIPMENT_STATES,
  type EventKind,
  LICENCE_STATES,
  LINKAGE_STATES,
  MEMBER_ROLES,
  SUPPORT_KINDS,
} from "#db/constants.ts";

/** What is known of an event beyond its day. */
interface Told {
  states?: readonly string[];
  /** It carries rupiah. */
  value?: boolean;
  /** It carries a number of people or pieces. */
  count?: boolean;
  /** It carries the answers of a form. */
  answers?: boolean;
}

/** Events that a fact of an office's own may be made of, and what each of them tells. No imports of the server: the console reads it too. */
export const COUNTABLE: Partial<Record<EventKind, Told>> = {
  follow_up_done: { states: ACTIVITY_STATUSES, value: true, count: true, answers: true },
  mentor_contact: { states: CONTACT_METHODS },
  contact_attempted: { states: CONTACT_METHODS },
  follow_up_skipped: {},
  follow_up_unreachable: {},
  follow_up_rescheduled: {},
  marketing_support: { states: SUPPORT_KINDS, value: true },
  linkage_changed: { states: LINKAGE_STATES },
  order: { value: true, count: true },
  capital_changed: { states: CAPITAL_STATES, value: true },
  licence_changed: { states: LICENCE_STATES },
  equipment_handed_over: {},
  equipment_checked: { states: EQUIPMENT_CHECK_STATES },
  equipment_state: { states: EQUIPMENT_STATES },
  equipment_moved: {},
  equipment_requested: {},
  member_joined: { states: MEMBER_ROLES },
  member_left: { states: MEMBER_ROLES },
  case_changed: { states: CASE_STATES },
};

/** The word list of the console in which the states of an event stand. */
export const STATE_WORDS: Partial<Record<EventKind, string>> = {
  follow_up_done: "activityStatus",
  mentor_contact: "contactMethod",
  contact_attempted: "contactMethod",
  marketing_support: "supportKind",
  linkage_changed: "linkageState",
  capital_changed: "capitalState",
  licence_changed: "licenceState",
  equipment_checked: "equipmentState",
  equipment_state: "equipmentState",
  member_joined: "memberRole",
  member_left: "memberRole",
  case_changed: "caseState",
};
