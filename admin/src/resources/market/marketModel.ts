import type { LinkageState } from "#db/constants.ts";

/** Orders make the first and the repeated order; what else a step of a linkage asks. */
export const linkageSteps = {
  except: ["first_order", "repeat_orders"],
  asks: { declined: ["reason"], ended: ["reason"] },
} as const;

interface Recorded {
  id: string;
  version: number;
  organizationId: string;
  groupId: string;
}

export interface Linkage extends Recorded {
  buyer: string;
  channel: string | null;
  type: string;
  state: LinkageState;
  startedOn: string;
  declinedReason: string | null;
  buyerId: string | null;
  acceptedOn: string | null;
  firstOrderOn: string | null;
  endedOn: string | null;
  endedReason: string | null;
  creditedTo: string | null;
  note: string | null;
}

export interface Order extends Recorded {
  linkageId: string | null;
  on: string;
  quantity: number | null;
  unit: string | null;
  valueIdr: number;
  evidence: string | null;
  note: string | null;
}

export interface Support extends Recorded {
  kind: string;
  on: string;
  provider: string | null;
  costIdr: number | null;
  result: string | null;
}

export interface Buyer {
  id: string;
  version: number;
  organizationId: string;
  name: string;
  kind: string;
  regionCode: string | null;
  products: string | null;
  contact: string | null;
  phone: string | null;
  email: string | null;
  note: string | null;
}

export interface BuyerFigures {
  groups: number;
  linkages: number;
  orders: number;
  valueIdr: number;
  lastOn: string | null;
  byGroup: { id: string; name: string; linkages: number; orders: number; valueIdr: number; lastOn: string | null }[];
}

/** One step of a linkage, as it was told. */
export interface Step {
  state: LinkageState;
  on: string;
  recordedAt: number;
  creditedName: string | null;
  actorName: string | null;
}

export interface SalesMonth {
  month: string;
  orders: number;
  valueIdr: number;
}

export interface Sales {
  asOf: string;
  months: SalesMonth[];
  orders: number;
  valueIdr: number;
  buyers: {
    buyerId: string | null;
    name: string;
    orders: number;
    valueIdr: number;
    lastOn: string;
    share: number;
  }[];
  unknown: { orders: number; valueIdr: number; share: number | null };
  dependence: { low: number; high: number } | null;
}

/** From this share on a group would not live on without the buyer. */
const DEPENDS_FROM = 0.5;

interface Dependence {
  kind: "depends" | "dependsMaybe" | "spread" | "allUnknown";
  low: number;
  high: number;
  name: string;
}

/** Whether a group depends on one buyer: for certain, perhaps, or not; undefined without sales. */
export function dependenceOf({ dependence, buyers }: Pick<Sales, "dependence" | "buyers">): Dependence | undefined {
  if (!dependence) return undefined;
  const name = buyers[0]?.name ?? "";
  const { low, high } = dependence;
  if (!name) return { kind: "allUnknown", low, high, name };
  if (low > DEPENDS_FROM) return { kind: "depends", low, high, name };
  return { kind: high > DEPENDS_FROM ? "dependsMaybe" : "spread", low, high, name };
}

const loop: readonly LinkageState[] = ["offered", "accepted", "first_order", "repeat_orders"];

/** The steps that a living linkage has still before it; one that was declined or has ended has none. */
export function stepsToCome(state: LinkageState): readonly LinkageState[] {
  const at = loop.indexOf(state);
  return at < 0 ? [] : loop.slice(at + 1);
}
