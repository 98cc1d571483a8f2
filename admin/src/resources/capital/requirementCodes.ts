import type { REQUIREMENTS, RequirementCode } from "#worker/market/readiness.ts";

type Numbered = { [C in RequirementCode]: (typeof REQUIREMENTS)[C] extends { number: string } ? true : false };

/** What a scheme can ask, in the order it is offered; the types hold it to the server's list. */
const numbered: Numbered = {
  identity: false,
  trained: false,
  at_work: false,
  business_age: true,
  revenue_known: true,
  members: true,
  nib: false,
  spp_irt: false,
  halal: false,
  merek: false,
  no_arrears: false,
  no_running_credit: false,
  npwp: false,
  bank_account: false,
  collateral: false,
};

export const requirementCodes = Object.entries(numbered).map(([code, number]) => ({ code, number }));
