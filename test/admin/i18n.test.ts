import { describe, expect, test } from "vitest";
import { messages as en } from "#admin/i18n/en/index.ts";
import { messages as id } from "#admin/i18n/id/index.ts";
import * as constants from "#db/constants.ts";

/** The enum of the messages that gives words to each list of constants. */
const wordsOf: Record<string, keyof typeof id.enums> = {
  ORGANIZATION_KINDS: "organizationKind",
  ROLES: "role",
  REGION_LEVELS: "regionLevel",
  FUNDING_SOURCES: "fundingSource",
  PROGRAM_STATES: "programState",
  GROUP_KINDS: "groupKind",
  ACTIVITY_STATUSES: "activityStatus",
  RISK_BANDS: "riskBand",
  PARTNER_REQUEST_STATES: "partnerRequestState",
  ATTACHMENT_KINDS: "attachmentKind",
  PARTNER_STATES: "partnerState",
  PARTNER_ASKERS: "partnerAsker",
  SEXES: "sex",
  WORK_KINDS: "workKind",
  BPJS_STATUSES: "bpjsStatus",
  VERIFICATION_STATES: "verification",
  TARGET_MEASURES: "targetMeasure",
  MEMBER_ROLES: "memberRole",
  EQUIPMENT_STATES: "equipmentState",
  EQUIPMENT_REQUEST_STATES: "equipmentRequestState",
  REDISTRIBUTION_STATES: "redistributionState",
  EQUIPMENT_CHECK_STATES: "equipmentState",
  LEGAL_BASES: "legalBasis",
  SUPPORT_KINDS: "supportKind",
  BUYER_KINDS: "buyerKind",
  LICENCE_KINDS: "licenceKind",
  LICENCE_STATES: "licenceState",
  LINKAGE_TYPES: "linkageType",
  LINKAGE_STATES: "linkageState",
  CAPITAL_SOURCES: "capitalSource",
  CAPITAL_STATES: "capitalState",
  PLAN_ANCHORS: "planAnchor",
  STEP_ANCHORS: "stepAnchor",
  STEP_ASSIGNEES: "stepAssignee",
  QUESTION_KINDS: "questionKind",
  CUSTOM_FIELD_ENTITIES: "customFieldEntity",
  FACT_FUNCTIONS: "factFunction",
  INDICATOR_SUBJECTS: "indicatorSubject",
  INDICATOR_MEASURES: "indicatorMeasure",
  INDICATOR_SPLITS: "indicatorSplit",
  FOLLOW_UP_STATES: "followUpState",
  CONTACT_METHODS: "contactMethod",
  ATTEMPT_RESULTS: "attemptResult",
  OBSTACLES: "obstacle",
  EVIDENCE_SOURCES: "evidenceSource",
  EVIDENCE_KINDS: "evidenceKind",
  RULE_KINDS: "ruleKind",
  RULE_SCOPES: "ruleScope",
  SEVERITIES: "severity",
  IMPORT_KINDS: "importKind",
  SUBMISSION_OUTCOMES: "submissionOutcome",
  IMPORT_STATES: "importState",
  IMPORT_OUTCOMES: "importOutcome",
  EXPORT_STATES: "exportState",
  MERGE_STATES: "mergeState",
  EVENT_KINDS: "eventKind",
  CASE_STATES: "caseState",
  CASE_ACTION_TYPES: "caseActionType",
  OVERRIDE_STATES: "overrideState",
  SAMPLE_UNITS: "sampleUnit",
  SAMPLE_METHODS: "sampleMethod",
  SAMPLE_STATES: "sampleState",
  ITEM_MATCHES: "itemMatch",
  FINDING_STATES: "findingState",
  FINDING_STEPS: "findingStep",
  DATA_REQUEST_KINDS: "dataRequestKind",
  DATA_REQUEST_STATES: "dataRequestState",
  COMPLAINT_CHANNELS: "complaintChannel",
  COMPLAINT_STATES: "complaintState",
  DELIVERY_CHANNELS: "deliveryChannel",
  DELIVERY_STATES: "deliveryState",
  WEBHOOK_DELIVERY_STATES: "webhookDeliveryState",
  AUDIT_ACTIONS: "auditAction",
};

const lists = Object.entries(constants).filter(
  ([name, value]) => /^[A-Z_]+$/.test(name) && Array.isArray(value) && name !== "SILENCE_BREAKING",
) as [string, readonly string[]][];

function leaves(value: unknown, path = ""): string[] {
  if (typeof value === "string") return [path];
  return Object.entries(value as object).flatMap(([key, inner]) => leaves(inner, path ? `${path}.${key}` : key));
}

const at = (messages: object, path: string) =>
  path.split(".").reduce<unknown>((value, key) => (value as Record<string, unknown>)?.[key], messages);

describe("words", () => {
  test.each(lists)("%s: each value has its word in both languages", (name, values) => {
    const of = wordsOf[name];
    expect(of, `no words for ${name}`).toBeDefined();
    for (const value of values) {
      expect(id.enums[of as "role"]).toHaveProperty(value);
      expect(en.enums[of as "role"]).toHaveProperty(value);
    }
  });

  test("both languages have the same keys, none of them empty", () => {
    // A key with a dot in it (`targets.people`) is one key; the types compare those.
    expect(leaves(en.app).sort()).toEqual(leaves(id.app).sort());
    expect(leaves(en.resources).sort()).toEqual(leaves(id.resources).sort());
    const blank = [...leaves(id.app), ...leaves(en.app)].filter(
      (path) => at(id.app, path) === "" || at(en.app, path) === "",
    );
    expect(blank).toEqual([]);
  });

  test("placeholders agree between the languages", () => {
    const names = (text: unknown) => [...new Set(String(text).match(/%\{\w+\}/g) ?? [])].sort();
    const wrong = leaves(id.app).filter((path) => String(names(at(id.app, path))) !== String(names(at(en.app, path))));
    expect(wrong).toEqual([]);
  });
});
