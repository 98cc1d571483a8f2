import type { IndicatorSubject, Role } from "#db/constants.ts";
import type { LocalText } from "#db/schema/rules.ts";
import { api, request } from "../providers/http.ts";

export interface CardsRow {
  id: string;
  version: number;
  role: Role | null;
  cards: string[];
}

/** What may be chosen for a role, and what was. */
export interface Catalogue {
  figures: string[];
  default: string[];
  indicators: { id: string; name: LocalText; meaning: LocalText | null; subject: IndicatorSubject }[];
  own: CardsRow | null;
  roles: CardsRow[];
}

/** The cards that are being chosen, for oneself or for a role; `row` where somebody chose before. */
export interface Choice {
  role: Role | null;
  row: CardsRow | undefined;
  cards: readonly string[];
}

export function choiceFor({ own, roles, default: first }: Catalogue, whose: "me" | Role): Choice {
  const row = whose === "me" ? (own ?? undefined) : roles.find(({ role }) => role === whose);
  return { role: whose === "me" ? null : whose, row, cards: row?.cards ?? first };
}

export const saveChoice = ({ role, row }: Choice, cards: readonly string[]): Promise<unknown> =>
  row
    ? api.put(`dashboards/${row.id}`, { cards }, row.version)
    : api.post("dashboards", { cards, ...(role && { role }) });

export const dropChoice = ({ row }: Choice): Promise<unknown> =>
  row ? request(`/api/dashboards/${row.id}`, { method: "DELETE", version: row.version }) : Promise.resolve();

/** The list with one card a step earlier or later. */
export function moved<T>(list: readonly T[], at: number, by: -1 | 1): T[] {
  const next = [...list];
  const [one] = next.splice(at, 1);
  if (one !== undefined) next.splice(at + by, 0, one);
  return next;
}
