import * as schema from "#db/schema/index.ts";

/** The tables of the demo in the order in which their rows refer to each other. */
export const TABLES = {
  organizations: schema.organizations,
  users: schema.users,
  forms: schema.forms,
  formVersions: schema.formVersions,
  computedFacts: schema.computedFacts,
  rules: schema.rules,
  plans: schema.plans,
  customFields: schema.customFields,
  templates: schema.programTemplates,
  indicators: schema.indicators,
  capitalSchemes: schema.capitalSchemes,
  targets: schema.targets,
  programs: schema.programs,
  cohorts: schema.cohorts,
  people: schema.people,
  groups: schema.groups,
  memberships: schema.memberships,
  groupPartners: schema.groupPartners,
  partnerRequests: schema.partnerRequests,
  equipment: schema.equipment,
  handovers: schema.handovers,
  equipmentMoves: schema.equipmentMoves,
  equipmentChecks: schema.equipmentChecks,
  equipmentRequests: schema.equipmentRequests,
  redistributions: schema.redistributions,
  marketingSupports: schema.marketingSupports,
  buyers: schema.buyers,
  linkages: schema.linkages,
  orders: schema.orders,
  capitalApplications: schema.capitalApplications,
  licences: schema.licences,
  complaints: schema.complaints,
  followUps: schema.followUps,
  contactAttempts: schema.contactAttempts,
  submissionForms: schema.submissionForms,
  submissions: schema.submissions,
  events: schema.events,
} as const;

export type TableName = keyof typeof TABLES;
export type NewRow<T extends TableName> = (typeof TABLES)[T]["$inferInsert"];
export type Dataset = { [T in TableName]: NewRow<T>[] };

export function emptyDataset(): Dataset {
  return Object.fromEntries(Object.keys(TABLES).map((name) => [name, []])) as unknown as Dataset;
}
