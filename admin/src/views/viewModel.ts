import type { RaRecord } from "react-admin";
import { flatFilter } from "../customFields/customField.ts";

export interface SavedView extends RaRecord {
  id: string;
  version: number;
  ownerId: string;
  resource: string;
  name: string;
  filter: Record<string, unknown>;
  sort: Sort | null;
  columns: string[] | null;
  sharedWith: string[] | null;
}

export interface Sort {
  field: string;
  order: "ASC" | "DESC";
}

/** A list as it stands on the screen: filter as a list asks for it, columns in their order. */
export interface ListState {
  filter: Record<string, unknown>;
  sort: Sort;
  columns: string[];
}

/** How a table keeps its columns: those not shown, and the place of each. */
export interface Arrangement {
  hidden: string[];
  ranks: number[];
}

/** Columns on show, in their order. Ranks may name fewer columns than there are: the rest keep their place. */
export function shownColumns(known: readonly string[], { hidden, ranks }: Partial<Arrangement>): string[] {
  const places = known.map((_, at) => at);
  const ordered = [...new Set([...(ranks ?? []).filter((at) => at < known.length), ...places])];
  return ordered.flatMap((at) => known[at] ?? []).filter((name) => !hidden?.includes(name));
}

/** A table arranged as a view says; columns that are no longer there are told. */
export function arrange(known: readonly string[], columns: readonly string[]): Arrangement & { gone: string[] } {
  const there = columns.filter((name) => known.includes(name));
  const rest = known.filter((name) => !there.includes(name));
  return {
    hidden: rest,
    ranks: [...there, ...rest].map((name) => known.indexOf(name)),
    gone: columns.filter((name) => !known.includes(name)),
  };
}

const sorted = (value: Record<string, unknown>) =>
  JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Whether a list stands as the view left it. */
export function standsAs(view: SavedView, state: ListState): boolean {
  const sameSort = !view.sort || (view.sort.field === state.sort.field && view.sort.order === state.sort.order);
  const sameColumns = !view.columns || view.columns.join() === state.columns.join();
  return sameSort && sameColumns && sorted(flatFilter(view.filter)) === sorted(flatFilter(state.filter));
}

/** What is left of a view when the server has named fields it no longer knows; nothing when none of them is in it. */
export function withoutFields(
  { filter, sort }: Pick<SavedView, "filter" | "sort">,
  unknown: readonly string[],
): Pick<SavedView, "filter" | "sort"> | undefined {
  const left = Object.fromEntries(Object.entries(filter).filter(([name]) => !unknown.includes(name)));
  const sortGone = sort !== null && unknown.includes(sort.field);
  if (!sortGone && Object.keys(left).length === Object.keys(filter).length) return undefined;
  return { filter: left, sort: sortGone ? null : sort };
}

/** Whether this person may change a view: its owner, and for shared ones the admin. */
export const mayChange = ({ ownerId, sharedWith }: SavedView, user: { id: string; role: string }): boolean =>
  ownerId === user.id || (user.role === "admin" && sharedWith !== null);
