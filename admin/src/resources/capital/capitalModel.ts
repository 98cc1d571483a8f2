import type { CapitalState, LicenceKind, LicenceState } from "#db/constants.ts";
import type { Answer, RequirementResult } from "#worker/market/readiness.ts";
import type { Validity } from "#worker/market/validity.ts";
import { requirementCodes } from "./requirementCodes.ts";

export interface Capital {
  id: string;
  version: number;
  organizationId: string;
  groupId: string;
  source: string;
  amountIdr: number;
  approvedIdr: number | null;
  state: CapitalState;
  lender: string | null;
  appliedOn: string;
  surveyedOn: string | null;
  decidedOn: string | null;
  disbursedOn: string | null;
  arrearsSince: string | null;
  repaidOn: string | null;
  declinedReason: string | null;
  purpose: string | null;
}

/** What a step of an application asks beside its day. */
export const capitalSteps = {
  asks: { approved: ["approvedIdr", "lender"], declined: ["reason"], disbursed: ["lender"] },
} as const;

/** What the form of a step starts with. */
export const stepStart = ({ amountIdr, lender }: Capital) => ({ approvedIdr: amountIdr, lender });

export interface Licence {
  id: string;
  version: number;
  organizationId: string;
  groupId: string;
  kind: LicenceKind;
  state: LicenceState;
  number: string | null;
  issuedOn: string | null;
  expiresOn: string | null;
  note: string | null;
  validity: Validity | null;
}

export interface Requirement {
  code: string;
  min?: number | null;
}

export interface Scheme {
  id: string;
  version: number;
  source: string;
  name: string;
  year: number;
  minIdr: number | null;
  maxIdr: number;
  requirements: Requirement[];
  basis: string | null;
  active: boolean;
}

export interface Readiness {
  asOf: string;
  schemes: (Omit<Scheme, "requirements" | "version" | "active"> & { requirements: RequirementResult[] })[];
}

const PAPERS = ["nib", "spp_irt", "halal", "merek"];
const ASKED = ["npwp", "bank_account", "collateral"];

/** Key of what to do about a requirement that is not met; none where it is. */
export function todoOf({ code, answer }: Pick<RequirementResult, "code" | "answer">): string | undefined {
  if (answer === "met") return undefined;
  const about = PAPERS.includes(code) ? "licence" : ASKED.includes(code) ? "ask" : code;
  return answer === "unknown" ? `${about}_unknown` : about;
}

/** How many requirements of a scheme have each answer. */
export function countAnswers(requirements: readonly Pick<RequirementResult, "answer">[]): Record<Answer, number> {
  const counts: Record<Answer, number> = { met: 0, missing: 0, unknown: 0 };
  for (const { answer } of requirements) counts[answer] += 1;
  return counts;
}

const NUMBERED = requirementCodes.filter(({ number }) => number).map(({ code }) => code);
const said = (value: unknown) => value !== null && value !== undefined && value !== "";

/** A form's scheme as the server takes it: blanks are nothing, a requirement has a number or none. */
export function fromSchemeForm(values: Record<string, unknown>) {
  const { source, name, year, minIdr, maxIdr, basis, active, requirements = [] } = values as Partial<Scheme>;
  return {
    ...{ source, name, year, maxIdr, active },
    minIdr: said(minIdr) ? minIdr : null,
    basis: said(basis) ? basis : null,
    requirements: requirements.map(({ code, min }) =>
      said(min) && NUMBERED.includes(code) ? { code, min: Number(min) } : { code },
    ),
  };
}
