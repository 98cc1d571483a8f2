import type { Role } from "#db/constants.ts";
import type { LocalText } from "#db/schema/rules.ts";
import type { Resource } from "../policy/roles.ts";

/** A number of the Monday list, and the list of the console that shows its records. */
export interface DigestFigure {
  text: LocalText;
  resource: Resource;
  /** For the person it is counted for. */
  filter: (person: { userId: string; today: string; weekAgo: string }) => Record<string, unknown>;
}

/** Shared with the console: what counts is what its list shows. */
export const DIGEST_FIGURES = {
  overdue: {
    text: { id: "{n} kunjungan lewat tenggat", en: "{n} visits overdue" },
    resource: "follow-ups",
    filter: () => ({ view: "overdue" }),
  },
  today: {
    text: { id: "{n} dapat dikunjungi sekarang", en: "{n} visits due now" },
    resource: "follow-ups",
    filter: () => ({ view: "today" }),
  },
  week: {
    text: { id: "{n} jatuh tempo 7 hari ke depan", en: "{n} due in the next 7 days" },
    resource: "follow-ups",
    filter: () => ({ view: "week" }),
  },
  signals: {
    text: { id: "{n} kelompok dengan sinyal baru", en: "{n} groups with new signals" },
    resource: "groups",
    filter: ({ weekAgo }) => ({ raisedOn_gte: weekAgo }),
  },
  stalled: {
    text: { id: "{n} kelompok baru mandek", en: "{n} groups newly stalled" },
    resource: "groups",
    filter: ({ weekAgo }) => ({ riskBand: "mandek", bandSince_gte: weekAgo }),
  },
  linkages: {
    text: { id: "{n} kemitraan tanpa pesanan", en: "{n} linkages without an order" },
    resource: "linkages",
    filter: () => ({ withoutOrder: true }),
  },
  myCases: {
    text: { id: "{n} kasus Anda lewat tenggat", en: "{n} cases of yours past their due day" },
    resource: "cases",
    filter: ({ userId, today }) => ({ ownerId: userId, state: ["open", "in_progress"], dueOn_lt: today }),
  },
  lateCases: {
    text: { id: "{n} kasus lewat tenggat", en: "{n} cases past their due day" },
    resource: "cases",
    filter: ({ today }) => ({ state: ["open", "in_progress"], dueOn_lt: today }),
  },
  overrides: {
    text: { id: "{n} pengecualian menunggu persetujuan", en: "{n} overrides wait for approval" },
    resource: "overrides",
    filter: () => ({ state: "requested" }),
  },
  redistributions: {
    text: { id: "{n} pemindahan alat menunggu persetujuan", en: "{n} redistributions wait for approval" },
    resource: "redistributions",
    filter: () => ({ state: "proposed" }),
  },
} as const satisfies Record<string, DigestFigure>;
export type DigestKey = keyof typeof DIGEST_FIGURES;

/** What each role's Monday list counts; roles that are not here get none. */
export const DIGEST_OF: Partial<Record<Role, readonly DigestKey[]>> = {
  officer: ["overdue", "today", "week", "signals", "myCases"],
  office: ["overdue", "today", "week", "signals", "myCases", "lateCases"],
  ngo: ["overdue", "today", "week", "signals", "linkages"],
  head: ["stalled", "overdue", "lateCases", "overrides", "redistributions"],
};
