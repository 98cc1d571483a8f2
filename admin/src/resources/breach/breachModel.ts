import type { Affected } from "#worker/access/affected.ts";
import { personalFields } from "#worker/policy/fields.ts";
import { RESOURCES } from "#worker/policy/roles.ts";

const HOUR = 3_600_000;
/** UU 27/2022, article 46: three times 24 hours. */
const DUE_MS = 72 * HOUR;

export interface Asked {
  from: string;
  to: string;
  userId?: string;
  entity?: string;
}

export interface AffectedReply {
  people: Affected[];
  others: { entity: string; records: number }[];
  /** There are more people than one answer holds. */
  more: boolean;
}

/** Kinds of records with personal values. */
export const PERSONAL_KINDS = RESOURCES.filter((name) => personalFields(name).length > 0);

const filled = ({ from, to, userId, entity }: Asked) =>
  Object.entries({ from, to, userId, entity }).filter((pair): pair is [string, string] => Boolean(pair[1]));

export const askedSearch = (asked: Asked) => Object.fromEntries(filled(asked));
export const affectedPath = (asked: Asked) => `access-log/affected?${new URLSearchParams(filled(asked))}`;

/** The fields of several looks, each once: `name, nik` and `nik` → name, nik. */
export const eachField = (fields: string): string[] => [...new Set(fields.split(/,\s*/).filter(Boolean))];

/** When the notices are due, and whole hours until then; negative once it is late. */
export function noticeDue(knownAt: number, now: number): { dueAt: number; hours: number } {
  const dueAt = knownAt + DUE_MS;
  return { dueAt, hours: Math.floor((dueAt - now) / HOUR) };
}
