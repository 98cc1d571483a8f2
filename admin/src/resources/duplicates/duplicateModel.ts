import type { RaRecord } from "react-admin";

export type Entity = "people" | "groups";
export type Side = "first" | "second";

export interface Pair {
  id: string;
  entity: Entity;
  firstId: string;
  secondId: string;
  keys: string[];
  mergeable: boolean;
  same: Record<string, boolean | null>;
  first: RaRecord;
  second: RaRecord;
}

export interface Compared {
  entity: Entity;
  first: RaRecord;
  second: RaRecord;
  same: Record<string, boolean | null>;
  counts: { resource: string; first: number; second: number; both: number }[];
  obstacles: string[];
}

export interface Merge extends RaRecord {
  id: string;
  entity: Entity;
  keptId: string;
  state: "done" | "undone";
  moved: Record<string, number>;
  createdAt: number;
  version: number;
}

export const otherSide = (side: Side): Side => (side === "first" ? "second" : "first");

const isEmpty = (value: unknown) => value === null || value === undefined || value === "" || value === "unknown";

/** The fuller record stays, the older of two as full: it is the one people know. */
export function proposedSide({ first, second, same, counts }: Compared): Side {
  const filled = (row: RaRecord) => Object.keys(same).filter((field) => !isEmpty(row[field])).length;
  const hanging = (side: Side) => counts.reduce((sum, one) => sum + one[side], 0);
  const weight = (row: RaRecord, side: Side) => filled(row) + hanging(side);
  const [a, b] = [weight(first, "first"), weight(second, "second")];
  if (a !== b) return a > b ? "first" : "second";
  return Number(first.createdAt) <= Number(second.createdAt) ? "first" : "second";
}

/** Which side's value to use, field by field: of the one that stays, unless it has none. */
export function proposedValues({ first, second, same }: Compared, kept: Side): Record<string, Side> {
  const row = { first, second };
  return Object.fromEntries(
    Object.keys(same).map((field) => {
      const other = otherSide(kept);
      const fills = isEmpty(row[kept][field]) && !isEmpty(row[other][field]);
      return [field, fills ? other : kept];
    }),
  );
}

/** Fields a person has to look at: those that differ and are not empty on both sides. */
export const openFields = ({ first, second, same }: Compared): string[] =>
  Object.keys(same).filter((field) => same[field] !== true && !(isEmpty(first[field]) && isEmpty(second[field])));

/** What the server is asked to do. */
export function mergeBody(compared: Compared, kept: Side, values: Record<string, Side>) {
  const row = { first: compared.first, second: compared.second };
  const gone = otherSide(kept);
  return {
    entity: compared.entity,
    keptId: row[kept].id,
    goneId: row[gone].id,
    keptVersion: row[kept].version,
    goneVersion: row[gone].version,
    take: openFields(compared).filter((field) => values[field] === gone),
  };
}

export const compareUrl = ({ entity, firstId, secondId }: Pick<Pair, "entity" | "firstId" | "secondId">) =>
  `/duplicates/compare?${new URLSearchParams({ entity, firstId, secondId })}`;

export const nameOf = (row: RaRecord): string => String(row.name ?? row.id);
