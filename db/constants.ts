/** Enumerations shared by database, API and console. No imports: safe in the browser. */
export const ORGANIZATION_KINDS = ["office", "ngo", "commission", "partner"] as const;
export const ROLES = ["admin", "office", "officer", "ngo", "commission", "head"] as const;
export const REGION_LEVELS = ["province", "regency", "district", "village"] as const;
export const FUNDING_SOURCES = ["apbn", "apbd_prov", "apbd_kab", "dbhcht", "csr", "ngo", "desa"] as const;
export const PROGRAM_STATES = [
  "draft",
  "approved",
  "running",
  "trained",
  "mentoring",
  "assessed",
  "closed",
  "cancelled",
] as const;
export const GROUP_KINDS = ["group", "individual"] as const;
export const ACTIVITY_STATUSES = ["active", "partly_active", "dormant", "disbanded", "not_found", "unknown"] as const;
export const RISK_BANDS = ["lancar", "waspada", "berisiko", "mandek", "data_kurang"] as const;
export const PARTNER_STATES = ["asked", "granted", "ended"] as const;
/** Whose wish a partnership is: the group's, brought by its office, the office's own, or the NGO's. */
export const PARTNER_ASKERS = ["group", "office", "ngo"] as const;
export const PARTNER_REQUEST_STATES = ["waiting", "granted", "refused", "withdrawn"] as const;
export const SEXES = ["female", "male"] as const;
export const WORK_KINDS = ["home_worker", "own_business", "employee", "family_worker", "not_working", "other"] as const;
export const BPJS_STATUSES = ["unknown", "none", "registered", "active", "lapsed"] as const;
export const VERIFICATION_STATES = ["unverified", "verified", "rejected"] as const;
export const MEMBER_ROLES = ["chair", "secretary", "treasurer", "member"] as const;
export const EQUIPMENT_STATES = [
  "procured",
  "stored",
  "handed_over",
  "in_use",
  "idle",
  "damaged",
  "withdrawn",
  "reassigned",
  "lost",
  "sold",
  "written_off",
] as const;
export const EQUIPMENT_CHECK_STATES = ["in_use", "idle", "damaged", "lost", "sold"] as const;
export const LEGAL_BASES = ["hibah", "bansos", "csr", "pinjam_pakai"] as const;
export const SUPPORT_KINDS = [
  "packaging",
  "branding",
  "photo",
  "marketplace",
  "exhibition",
  "certification",
  "training",
  "worker_search",
  "organising",
  "capacity",
  "negotiation",
  "legality",
  "other",
] as const;
export const BUYER_KINDS = [
  "shop",
  "cooperative",
  "company",
  "marketplace",
  "government",
  "hospitality",
  "individual",
  "other",
] as const;
export const LICENCE_KINDS = ["nib", "spp_irt", "halal", "merek"] as const;
export const LICENCE_STATES = ["have", "in_process", "missing", "not_needed"] as const;
export const LINKAGE_TYPES = ["titip_jual", "kontrak", "maklun", "marketplace", "bazar", "e_katalog"] as const;
export const LINKAGE_STATES = ["offered", "accepted", "declined", "first_order", "repeat_orders", "ended"] as const;
export const CAPITAL_SOURCES = ["kur", "hibah", "dana_bergulir", "csr", "koperasi", "bank"] as const;
export const CAPITAL_STATES = [
  "applied",
  "surveyed",
  "approved",
  "declined",
  "disbursed",
  "performing",
  "in_arrears",
  "repaid",
] as const;
export const PLAN_ANCHORS = ["trainedOn", "handoverOn"] as const;
/** What a point of a plan is counted from: an anchor of the plan, a later first, or another point of the plan. */
export const STEP_ANCHORS = [...PLAN_ANCHORS, "firstOrderOn", "disbursedOn", "point"] as const;
/** Who a planned point is given to when it is made. */
export const STEP_ASSIGNEES = ["nobody", "last_visitor", "region_officer", "user"] as const;
export const QUESTION_KINDS = [
  "text",
  "number",
  "money",
  "date",
  "one",
  "many",
  "yes_no",
  "photo",
  "place",
  "signature",
  "note",
  "group",
  "repeat",
] as const;
/** Records that an office may give fields of its own. */
export const CUSTOM_FIELD_ENTITIES = ["programs", "groups", "people", "equipment", "linkages"] as const;
export const FACT_FUNCTIONS = ["count", "sum", "days_since", "latest", "share"] as const;
export const INDICATOR_SUBJECTS = ["groups", "people", "equipment"] as const;
export const INDICATOR_MEASURES = ["count", "share"] as const;
export const INDICATOR_SPLITS = ["none", "region", "program", "month"] as const;
export const WEBHOOK_DELIVERY_STATES = ["waiting", "sent", "dead"] as const;
export const SAMPLE_UNITS = ["group", "person", "equipment"] as const;
export const SAMPLE_METHODS = ["simple", "stratified", "cluster", "lqas"] as const;
export const SAMPLE_STATES = ["draft", "frozen", "drawn", "closed", "cancelled"] as const;
/** What a field check found of one item of a unit; of the whole unit the worst of them. */
export const ITEM_MATCHES = ["match", "differs", "not_found", "refused"] as const;
export const FINDING_STATES = ["open", "answered", "accepted", "reopened", "closed"] as const;
/** What happens to a finding; a change of its deadline moves no state. */
export const FINDING_STEPS = ["filed", "changed", "answered", "accepted", "reopened", "closed"] as const;
export const TARGET_MEASURES = ["bpjs_coverage", "groups_active_month_12", "groups_equipped", "groups_linked"] as const;
export const DATA_REQUEST_KINDS = ["access", "correction", "restriction", "erasure"] as const;
export const DATA_REQUEST_STATES = ["received", "verified", "done", "refused"] as const;
export const FOLLOW_UP_STATES = ["scheduled", "done", "skipped", "unreachable", "predates"] as const;
export const CONTACT_METHODS = ["visit", "phone", "whatsapp", "meeting", "other"] as const;
export const ATTEMPT_RESULTS = ["no_answer", "not_home", "wrong_number", "refused", "moved", "other"] as const;
export const OBSTACLES = [
  "market",
  "capital",
  "raw_material",
  "equipment_broken",
  "equipment_lost",
  "members_moved",
  "group_conflict",
  "care_burden",
  "permit",
  "price_quality",
  "mentor_absent",
  "season",
  "health",
  "other",
] as const;
export const EVIDENCE_SOURCES = ["A", "B", "C", "D", "E"] as const;
export const EVIDENCE_KINDS = ["photo_with_place", "photo", "document", "buyer", "neighbour", "other"] as const;
export const RULE_KINDS = ["risk", "protective", "service"] as const;
export const RULE_SCOPES = ["group", "program"] as const;
export const SEVERITIES = ["low", "medium", "high"] as const;
export const CASE_STATES = ["open", "in_progress", "recovered", "transferred", "closed_failed"] as const;
export const CASE_ACTION_TYPES = ["visit", "linkage", "repair", "capital", "training", "mediation", "other"] as const;
export const OVERRIDE_STATES = ["requested", "approved", "rejected", "withdrawn"] as const;
export const EQUIPMENT_REQUEST_STATES = ["waiting", "met", "withdrawn"] as const;
export const REDISTRIBUTION_STATES = ["proposed", "approved", "rejected", "withdrawn", "done"] as const;
export const COMPLAINT_CHANNELS = ["visit", "phone", "whatsapp", "letter", "other"] as const;
export const COMPLAINT_STATES = ["received", "in_progress", "answered", "closed"] as const;
export const ATTACHMENT_KINDS = ["photo", "document"] as const;
export const DELIVERY_CHANNELS = ["none", "email", "whatsapp"] as const;
export const DELIVERY_STATES = ["waiting", "sent", "dead", "cancelled"] as const;
export const EXPORT_STATES = ["running", "ready", "failed"] as const;
export const MERGE_STATES = ["done", "undone"] as const;
export const SUBMISSION_OUTCOMES = ["accepted", "rejected"] as const;
export const IMPORT_KINDS = ["roster", "orders", "follow-ups"] as const;
export const IMPORT_STATES = ["ready", "committing", "committed", "undone"] as const;
export const IMPORT_OUTCOMES = ["create", "update", "skip", "duplicate", "error"] as const;

/** What an event says happened. The first group breaks silence (`SILENCE_BREAKING`), the second only tells the story. */
export const EVENT_KINDS = [
  "follow_up_done",
  "mentor_contact",
  "equipment_checked",
  "equipment_handed_over",
  "marketing_support",
  "linkage_changed",
  "order",
  "capital_changed",
  "contact_attempted",
  "follow_up_skipped",
  "follow_up_rescheduled",
  "follow_up_unreachable",
  "group_entered",
  "group_changed",
  "member_joined",
  "member_left",
  "equipment_moved",
  "equipment_state",
  "partner_changed",
  "program_state",
  "case_changed",
  "override_changed",
  "licence_changed",
  "complaint_changed",
  "redistribution_changed",
  "equipment_requested",
] as const;

export type OrganizationKind = (typeof ORGANIZATION_KINDS)[number];
export type Role = (typeof ROLES)[number];
export type RegionLevel = (typeof REGION_LEVELS)[number];
export type ProgramState = (typeof PROGRAM_STATES)[number];
export type ActivityStatus = (typeof ACTIVITY_STATUSES)[number];
export type RiskBand = (typeof RISK_BANDS)[number];
export type EquipmentState = (typeof EQUIPMENT_STATES)[number];
export type LinkageState = (typeof LINKAGE_STATES)[number];
export type CapitalState = (typeof CAPITAL_STATES)[number];
export type LicenceKind = (typeof LICENCE_KINDS)[number];
export type LicenceState = (typeof LICENCE_STATES)[number];
export type CaseState = (typeof CASE_STATES)[number];
export type CaseActionType = (typeof CASE_ACTION_TYPES)[number];
export type OverrideState = (typeof OVERRIDE_STATES)[number];
export type RedistributionState = (typeof REDISTRIBUTION_STATES)[number];
export type EquipmentRequestState = (typeof EQUIPMENT_REQUEST_STATES)[number];
export type ComplaintState = (typeof COMPLAINT_STATES)[number];
export type DeliveryChannel = (typeof DELIVERY_CHANNELS)[number];
export type DeliveryState = (typeof DELIVERY_STATES)[number];
export type PlanAnchor = (typeof PLAN_ANCHORS)[number];
export type StepAnchor = (typeof STEP_ANCHORS)[number];
export type StepAssignee = (typeof STEP_ASSIGNEES)[number];
export type QuestionKind = (typeof QUESTION_KINDS)[number];
export type CustomFieldEntity = (typeof CUSTOM_FIELD_ENTITIES)[number];
export type FactFunction = (typeof FACT_FUNCTIONS)[number];
export type IndicatorSubject = (typeof INDICATOR_SUBJECTS)[number];
export type IndicatorMeasure = (typeof INDICATOR_MEASURES)[number];
export type IndicatorSplit = (typeof INDICATOR_SPLITS)[number];
export type WebhookDeliveryState = (typeof WEBHOOK_DELIVERY_STATES)[number];
export type SampleUnit = (typeof SAMPLE_UNITS)[number];
export type SampleMethod = (typeof SAMPLE_METHODS)[number];
export type SampleState = (typeof SAMPLE_STATES)[number];
export type ItemMatch = (typeof ITEM_MATCHES)[number];
export type FindingState = (typeof FINDING_STATES)[number];
export type FindingStep = (typeof FINDING_STEPS)[number];
export type TargetMeasure = (typeof TARGET_MEASURES)[number];
export type DataRequestKind = (typeof DATA_REQUEST_KINDS)[number];
export type DataRequestState = (typeof DATA_REQUEST_STATES)[number];
export type FollowUpState = (typeof FOLLOW_UP_STATES)[number];
export type RuleKind = (typeof RULE_KINDS)[number];
export type RuleScope = (typeof RULE_SCOPES)[number];
export type Severity = (typeof SEVERITIES)[number];
export type EventKind = (typeof EVENT_KINDS)[number];
export type ImportOutcome = (typeof IMPORT_OUTCOMES)[number];

export const SILENCE_BREAKING: readonly EventKind[] = EVENT_KINDS.slice(0, 8);

/** Provinces of WITA (8 hours ahead of UTC) and WIT (9); every other one is WIB (7). */
export const PROVINCES_BY_ZONE = {
  8: ["51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"],
  9: ["81", "82", "91", "92", "93", "94", "95", "96"],
} as const;

/** Hours ahead of UTC of the zone a region lies in, from the first two characters of its code. */
export function zoneOfRegion(regionCode: string): 7 | 8 | 9 {
  const province = regionCode.slice(0, 2);
  for (const zone of [8, 9] as const) {
    if ((PROVINCES_BY_ZONE[zone] as readonly string[]).includes(province)) return zone;
  }
  return 7;
}

/** Calendar day (YYYY-MM-DD) at an instant in the zone of a region. */
export function dayAt(now: number, regionCode: string): string {
  return new Date(now + zoneOfRegion(regionCode) * 3_600_000).toISOString().slice(0, 10);
}

/** Instant (ms UTC) at which a calendar day begins in the zone of a region. */
export function startOfDay(day: string, regionCode: string): number {
  return Date.parse(`${day}T00:00:00Z`) - zoneOfRegion(regionCode) * 3_600_000;
}

/** What the audit log says was done: each has its words in the console. */
export const AUDIT_ACTIONS = [
  "create",
  "update",
  "delete",
  "restore",
  "approve",
  "withdraw",
  "check",
  "done",
  "retry",
  "token",
  "secret",
  "publish",
  "permissions",
  "invitation_link",
  "invitation_accepted",
  "revoke",
  "transfer_work",
  "freeze",
  "draw",
  "cancel",
  "unmask",
  "replace",
  "respond",
  "accept",
  "erase",
  "erase_alone",
  "hand_out",
  "lift",
  "restrict",
  "retention",
  "account_ended",
  "ping",
  "resend",
  "transition",
  "complete",
  "skip",
  "unreachable",
  "reschedule",
  "assign",
  "commit",
  "map",
  "repair",
  "undo",
  "handover",
  "move",
  "sign_in",
  "sign_in_failed",
  "denied",
  "sign_out",
  "session_ended",
  "sessions_ended",
  "reset_link",
  "password_reset",
  "password_changed",
  "second_factor_started",
  "second_factor_set",
  "second_factor_removed",
  "request_waiver",
  "approve_alone",
  "reveal",
  "run",
  "export",
  "merge",
  "unmerge",
  "not_duplicate",
  "start",
  "recover",
  "transfer",
  "close",
  "reopen",
  "grant",
  "refuse",
  "reject",
  "reject_alone",
  "met",
  "redistribute",
  "restore_version",
  "switch_on",
  "import",
  "order",
  "set_active",
  "second_factor_reset_asked",
  "second_factor_reset",
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];
