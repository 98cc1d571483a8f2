import type { LicenceKind, LicenceState } from "#db/constants.ts";
import type { CapitalRequirement } from "#db/schema/capitalSchemes.ts";
import { addMonths } from "../follow-ups/plan.ts";
import { validityOf } from "./validity.ts";

/** What a source of capital can ask of a group; those that take a number say which. */
export const REQUIREMENTS = {
  business_age: { number: "months" },
  trained: {},
  at_work: {},
  revenue_known: { number: "idr", optional: true },
  members: { number: "people" },
  identity: {},
  nib: {},
  spp_irt: {},
  halal: {},
  merek: {},
  no_arrears: {},
  no_running_credit: {},
  npwp: {},
  bank_account: {},
  collateral: {},
} as const satisfies Record<string, { number?: "months" | "idr" | "people"; optional?: true }>;

export type RequirementCode = keyof typeof REQUIREMENTS;
export const REQUIREMENT_CODES = Object.keys(REQUIREMENTS) as RequirementCode[];

/** Unknown is its own class: what no record says is neither met nor missing. */
export type Answer = "met" | "missing" | "unknown";

export interface RequirementResult {
  code: RequirementCode;
  min: number | null;
  answer: Answer;
  /** What is known: months of business, rupiah a month, members; a day for a paper. */
  value: number | null;
  on: string | null;
  /** Why, where the answer alone does not say: the state of a paper, of a credit. */
  detail: string | null;
  /** Day on which time alone will have met it. */
  readyOn: string | null;
}

export interface Paper {
  kind: LicenceKind;
  state: LicenceState;
  expiresOn: string | null;
}

/** What the records say of a group, as of a day. */
export interface GroupRecord {
  today: string;
  trainedOn: string | null;
  /** First day it is known to have been at work or to have sold. */
  firstAtWorkOn: string | null;
  activityStatus: string | null;
  activityOn: string | null;
  monthlyRevenueIdr: number | null;
  revenueOn: string | null;
  memberCount: number | null;
  /** Null: not to be told to this reader, or nobody is named. */
  leaderIdentified: boolean | null;
  papers: readonly Paper[];
  /** Applications that were paid out, by state. */
  credits: readonly { state: string }[];
}

const STALE_DAYS = 180;
const DAY = 86_400_000;

/** Whole calendar months from one day to another. */
export function monthsBetween(from: string, to: string): number {
  const [y1 = 0, m1 = 0, d1 = 0] = from.split("-").map(Number);
  const [y2 = 0, m2 = 0, d2 = 0] = to.split("-").map(Number);
  return (y2 - y1) * 12 + (m2 - m1) - (d2 < d1 ? 1 : 0);
}

const isRecent = (day: string | null, today: string) =>
  day !== null && Date.parse(today) - Date.parse(day) <= STALE_DAYS * DAY;

type Finding = Pick<RequirementResult, "answer"> & Partial<RequirementResult>;

const UNKNOWN: Finding = { answer: "unknown" };

function paper(record: GroupRecord, kind: LicenceKind): Finding {
  const found = record.papers.find((one) => one.kind === kind);
  if (!found) return UNKNOWN;
  const { state, expiresOn } = found;
  if (state === "not_needed") return { answer: "met", detail: state };
  const validity = validityOf(found, record.today, 0);
  if (validity === null) return { answer: "missing", detail: state };
  return { answer: validity === "expired" ? "missing" : "met", detail: validity, on: expiresOn };
}

/** A business is as old as the first day it was seen at work; before that nobody knows. */
function businessAge({ firstAtWorkOn, today }: GroupRecord, min: number): Finding {
  if (!firstAtWorkOn) return UNKNOWN;
  const value = monthsBetween(firstAtWorkOn, today);
  if (value >= min) return { answer: "met", value, on: firstAtWorkOn };
  return { answer: "missing", value, on: firstAtWorkOn, readyOn: addMonths(firstAtWorkOn, min) };
}

function atWork({ activityStatus, activityOn, today }: GroupRecord): Finding {
  if (!activityStatus || activityStatus === "unknown" || !isRecent(activityOn, today)) return UNKNOWN;
  const working = activityStatus === "active" || activityStatus === "partly_active";
  return { answer: working ? "met" : "missing", detail: activityStatus, on: activityOn };
}

function revenue({ monthlyRevenueIdr, revenueOn, today }: GroupRecord, min: number | null): Finding {
  if (monthlyRevenueIdr === null || !isRecent(revenueOn, today)) return UNKNOWN;
  const enough = min === null || monthlyRevenueIdr >= min;
  return { answer: enough ? "met" : "missing", value: monthlyRevenueIdr, on: revenueOn };
}

/** Only credits recorded here are known: none recorded is no proof that there is none. */
function arrears({ credits }: GroupRecord): Finding {
  if (credits.some(({ state }) => state === "in_arrears")) return { answer: "missing", detail: "in_arrears" };
  const paid = credits.find(({ state }) => state === "performing" || state === "repaid");
  return paid ? { answer: "met", detail: paid.state } : UNKNOWN;
}

function running({ credits }: GroupRecord): Finding {
  const open = credits.find(({ state }) => state !== "repaid");
  if (open) return { answer: "missing", detail: open.state };
  return credits.length > 0 ? { answer: "met", detail: "repaid" } : UNKNOWN;
}

function members({ memberCount }: GroupRecord, min: number): Finding {
  if (memberCount === null) return UNKNOWN;
  return { answer: memberCount >= min ? "met" : "missing", value: memberCount };
}

function findingOf(code: RequirementCode, min: number | null, record: GroupRecord): Finding {
  switch (code) {
    case "business_age":
      return businessAge(record, min ?? 0);
    case "trained":
      return record.trainedOn && record.trainedOn <= record.today
        ? { answer: "met", on: record.trainedOn }
        : { answer: "missing" };
    case "at_work":
      return atWork(record);
    case "revenue_known":
      return revenue(record, min);
    case "members":
      return members(record, min ?? 1);
    case "identity":
      return record.leaderIdentified === null ? UNKNOWN : { answer: record.leaderIdentified ? "met" : "missing" };
    case "nib":
    case "spp_irt":
    case "halal":
    case "merek":
      return paper(record, code);
    case "no_arrears":
      return arrears(record);
    case "no_running_credit":
      return running(record);
    // Lanjut keeps none of these: asked of the group, shown so that nobody forgets.
    case "npwp":
    case "bank_account":
    case "collateral":
      return UNKNOWN;
  }
}

/** Each requirement of a scheme beside what the records say about it. Requirements this version does not know are unknown. */
export function readinessOf(requirements: readonly CapitalRequirement[], record: GroupRecord): RequirementResult[] {
  return requirements.map(({ code, min = null }) => ({
    code: code as RequirementCode,
    min: min ?? null,
    value: null,
    on: null,
    detail: null,
    readyOn: null,
    ...(code in REQUIREMENTS ? findingOf(code as RequirementCode, min ?? null, record) : UNKNOWN),
  }));
}
