import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { Role } from "#db/constants.ts";
import { equipment, orders } from "#db/schema/index.ts";
import { addDays } from "../follow-ups/plan.ts";
import type { ResourceSpec } from "../http/resourceSpec.ts";
import { can, type Grantee } from "../policy/can.ts";
import { casesResource } from "../resources/cases/resource.ts";
import { complaintsResource } from "../resources/complaints/routes.ts";
import { dataRequestsResource } from "../resources/dataRequests/resource.ts";
import { deliveriesResource } from "../resources/deliveries/routes.ts";
import { equipmentResource } from "../resources/equipment/routes.ts";
import { findingsResource } from "../resources/findings/routes.ts";
import { followUpsResource } from "../resources/followUps/resource.ts";
import { groupPartnersResource } from "../resources/groupPartners/routes.ts";
import { groupsResource } from "../resources/groups/routes.ts";
import { linkagesResource } from "../resources/linkages/routes.ts";
import { ordersResource } from "../resources/orders/routes.ts";
import { partnerRequestsResource } from "../resources/partnerRequests/routes.ts";
import { programsResource } from "../resources/programs/routes.ts";
import { rulesResource } from "../resources/rules/routes.ts";
import { usersResource } from "../resources/users/routes.ts";

export interface FigureSpec {
  spec: ResourceSpec;
  filter: Record<string, unknown>;
  /** Column whose sum is shown beside the count. */
  summed?: SQLiteColumn;
  /** Taken from the one count over all groups instead of a query of its own. */
  ofGroups?: (row: GroupTally) => boolean;
}

/** Groups of one programme, band and status together. */
export interface GroupTally {
  programId: string;
  riskBand: string;
  activityStatus: string;
  groups: number;
  contacted: number;
  trained: number;
  equipped: number;
  supported: number;
  linked: number;
  earning: number;
  overridden: number;
}

const WEEK = 7;
const ENDING_DAYS = 14;

/** Every figure of the start page by key; `today` where the reader works, `me` its account. */
function allFigures(today: string, me: string) {
  const points = (filter: Record<string, unknown>): FigureSpec => ({ spec: followUpsResource.spec, filter });
  const groups = (filter: Record<string, unknown>, ofGroups: FigureSpec["ofGroups"]): FigureSpec => ({
    spec: groupsResource.spec,
    filter,
    ofGroups,
  });
  const machines = (state: string[]): FigureSpec => ({
    spec: equipmentResource.spec,
    filter: { state },
    summed: equipment.valueIdr,
  });
  const month = `${today.slice(0, 7)}-01`;
  return {
    overdue: points({ view: "overdue" }),
    dueToday: points({ view: "today" }),
    dueWeek: points({ view: "week" }),
    myOverdue: points({ view: "overdue", assigneeId: me }),
    myToday: points({ view: "today", assigneeId: me }),
    myWeek: points({ view: "week", assigneeId: me }),
    newlyStalled: {
      spec: groupsResource.spec,
      filter: { riskBand: "mandek", bandSince_gte: addDays(today, -WEEK) },
    },
    groups: groups({}, () => true),
    stalled: groups({ riskBand: "mandek" }, ({ riskBand }) => riskBand === "mandek"),
    atRisk: groups({ riskBand: "berisiko" }, ({ riskBand }) => riskBand === "berisiko"),
    unknown: groups({ activityStatus: "unknown" }, ({ activityStatus }) => activityStatus === "unknown"),
    contacted: { spec: groupsResource.spec, filter: { lastContactOn_isnull: false } },
    programs: { spec: programsResource.spec, filter: {} },
    undelivered: machines(["procured", "stored"]),
    idle: machines(["idle", "damaged"]),
    linkagesWithoutOrder: { spec: linkagesResource.spec, filter: { withoutOrder: true } },
    ordersThisMonth: {
      spec: ordersResource.spec,
      filter: { on_gte: month, on_lte: today },
      summed: orders.valueIdr,
    },
    partnerRequests: { spec: partnerRequestsResource.spec, filter: { state: "waiting" } },
    partnersEnding: {
      spec: groupPartnersResource.spec,
      filter: { state: "granted", endsOn_gte: today, endsOn_lte: addDays(today, ENDING_DAYS) },
    },
    myCases: { spec: casesResource.spec, filter: { mine: true } },
    openCases: { spec: casesResource.spec, filter: { living: true } },
    lateCases: { spec: casesResource.spec, filter: { late: true } },
    recoveryProposed: { spec: casesResource.spec, filter: { proposed: true } },
    overridden: { spec: groupsResource.spec, filter: { overridden: true } },
    openRequests: { spec: dataRequestsResource.spec, filter: { open: true } },
    lateRequests: { spec: dataRequestsResource.spec, filter: { late: true } },
    lateComplaints: { spec: complaintsResource.spec, filter: { late: true } },
    openFindings: { spec: findingsResource.spec, filter: { living: true } },
    lateFindings: { spec: findingsResource.spec, filter: { late: true } },
    users: { spec: usersResource.spec, filter: { active: true } },
    rules: { spec: rulesResource.spec, filter: { enabled: true } },
    unsent: { spec: deliveriesResource.spec, filter: { state: "dead" } },
  } satisfies Record<string, FigureSpec>;
}
export type FigureKey = keyof ReturnType<typeof allFigures>;

/** What each role comes for, most urgent first. */
const OF_ROLE: Record<Role, FigureKey[]> = {
  office: [
    "overdue",
    "dueToday",
    "dueWeek",
    "myCases",
    "lateCases",
    "newlyStalled",
    "stalled",
    "unknown",
    "undelivered",
    "idle",
    "lateComplaints",
    "openRequests",
    "lateRequests",
    "openFindings",
  ],
  officer: ["myOverdue", "myToday", "myWeek", "myCases", "overdue", "stalled", "groups"],
  ngo: ["groups", "linkagesWithoutOrder", "ordersThisMonth", "overdue", "dueWeek", "stalled", "partnersEnding"],
  commission: ["openFindings", "lateFindings", "programs", "groups", "contacted", "unknown", "stalled", "atRisk"],
  head: [
    "stalled",
    "newlyStalled",
    "lateCases",
    "openCases",
    "atRisk",
    "unknown",
    "idle",
    "undelivered",
    "overdue",
    "lateComplaints",
    "lateRequests",
    "openFindings",
  ],
  admin: ["users", "rules", "unsent", "programs", "groups", "stalled", "unknown"],
};

/** Figures of which it matters how many there are in all. */
export const OUT_OF_GROUPS: readonly FigureKey[] = ["stalled", "atRisk", "unknown", "contacted"];

/** Cards a start page may have. */
export const MOST_CARDS = 24;

/** Figures that somebody may choose as cards: those of what they read, their role's own before others. */
export function cardsFor(who: Grantee): FigureKey[] {
  const own = OF_ROLE[who.role];
  const all = Object.entries(allFigures("2000-01-01", "")) as [FigureKey, FigureSpec][];
  const readable = all.filter(([, { spec }]) => can(who, spec.name, "read")).map(([key]) => key);
  return [...own.filter((key) => readable.includes(key)), ...readable.filter((key) => !own.includes(key))];
}

/** What a role sees until somebody chooses. */
export const defaultCards = (role: Role): readonly FigureKey[] => OF_ROLE[role];

/** The figures among some cards, in their order; what they do not read is left out. */
export function figuresOf(
  who: Grantee,
  cards: readonly string[],
  today: string,
  me: string,
): [FigureKey, FigureSpec][] {
  const all: Record<string, FigureSpec> = allFigures(today, me);
  const allowed: readonly string[] = cardsFor(who);
  return cards.flatMap((key) => (allowed.includes(key) && all[key] ? [[key as FigureKey, all[key]]] : []));
}
