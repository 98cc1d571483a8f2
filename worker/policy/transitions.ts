import type {
  CapitalState,
  CaseState,
  ComplaintState,
  DataRequestState,
  DeliveryState,
  EquipmentRequestState,
  EquipmentState,
  FindingState,
  LinkageState,
  OverrideState,
  PARTNER_REQUEST_STATES,
  PARTNER_STATES,
  ProgramState,
  RedistributionState,
} from "#db/constants.ts";

/** State → states it can go to. What is not here does not exist. */
export type Machine<S extends string> = Readonly<Record<S, readonly S[]>>;

export const PROGRAM_MACHINE: Machine<ProgramState> = {
  draft: ["approved", "cancelled"],
  approved: ["running", "cancelled"],
  running: ["trained", "cancelled"],
  trained: ["mentoring", "cancelled"],
  mentoring: ["assessed", "cancelled"],
  assessed: ["closed", "cancelled"],
  closed: [],
  cancelled: [],
};

export const EQUIPMENT_MACHINE: Machine<EquipmentState> = {
  procured: ["stored", "handed_over", "lost", "written_off"],
  stored: ["handed_over", "lost", "written_off"],
  handed_over: ["in_use", "idle", "damaged", "withdrawn", "lost", "sold"],
  in_use: ["idle", "damaged", "withdrawn", "lost", "sold"],
  idle: ["in_use", "damaged", "withdrawn", "lost", "sold"],
  damaged: ["in_use", "idle", "withdrawn", "lost", "sold", "written_off"],
  withdrawn: ["reassigned", "stored", "lost", "written_off"],
  reassigned: ["in_use", "idle", "damaged", "withdrawn", "lost", "sold"],
  lost: [],
  sold: [],
  written_off: [],
};

export const LINKAGE_MACHINE: Machine<LinkageState> = {
  offered: ["accepted", "declined"],
  accepted: ["first_order", "ended"],
  declined: [],
  first_order: ["repeat_orders", "ended"],
  repeat_orders: ["ended"],
  ended: [],
};

export const CAPITAL_MACHINE: Machine<CapitalState> = {
  applied: ["surveyed", "declined"],
  surveyed: ["approved", "declined"],
  approved: ["disbursed", "declined"],
  declined: [],
  disbursed: ["performing", "in_arrears"],
  performing: ["in_arrears", "repaid"],
  in_arrears: ["performing", "repaid"],
  repaid: [],
};

export const PARTNER_MACHINE: Machine<(typeof PARTNER_STATES)[number]> = {
  asked: ["granted", "ended"],
  granted: ["ended"],
  ended: [],
};

export const PARTNER_REQUEST_MACHINE: Machine<(typeof PARTNER_REQUEST_STATES)[number]> = {
  waiting: ["granted", "refused", "withdrawn"],
  granted: [],
  refused: [],
  withdrawn: [],
};

export const REQUEST_MACHINE: Machine<EquipmentRequestState> = {
  waiting: ["met", "withdrawn"],
  met: [],
  withdrawn: [],
};

export const REDISTRIBUTION_MACHINE: Machine<RedistributionState> = {
  proposed: ["approved", "rejected", "withdrawn"],
  approved: ["done", "withdrawn"],
  rejected: [],
  withdrawn: [],
  done: [],
};

export const CASE_MACHINE: Machine<CaseState> = {
  open: ["in_progress", "recovered", "transferred", "closed_failed"],
  in_progress: ["recovered", "transferred", "closed_failed"],
  // Each of these can be opened again, which is counted.
  recovered: ["open"],
  transferred: ["open"],
  closed_failed: ["open"],
};

export const OVERRIDE_MACHINE: Machine<OverrideState> = {
  requested: ["approved", "rejected", "withdrawn"],
  approved: ["withdrawn"],
  rejected: [],
  withdrawn: [],
};

export const COMPLAINT_MACHINE: Machine<ComplaintState> = {
  received: ["in_progress", "answered"],
  in_progress: ["answered"],
  answered: ["closed", "in_progress"],
  closed: [],
};

/** The office answers; whether that is enough, and whether it was done, the auditor says. */
export const FINDING_MACHINE: Machine<FindingState> = {
  open: ["answered", "closed"],
  answered: ["accepted", "reopened", "closed"],
  accepted: ["closed", "reopened"],
  reopened: ["answered", "closed"],
  closed: ["reopened"],
};

/** What a person may do with a message; the rest the senders do. */
export const DELIVERY_MACHINE: Machine<DeliveryState> = {
  waiting: ["cancelled"],
  dead: ["waiting", "cancelled"],
  sent: [],
  cancelled: [],
};

/** A request of somebody about their own data: nothing is done before it is known who asks. */
export const DATA_REQUEST_MACHINE: Machine<DataRequestState> = {
  received: ["verified", "refused"],
  verified: ["done", "refused"],
  done: [],
  refused: [],
};
