import { flatFilter, nestedFilter } from "../customFields/customField.ts";

export type ListFilter = Record<string, unknown>;

/** Address of a list that shows exactly what a figure counts. */
export function listUrl(
  resource: string,
  filter: ListFilter = {},
  sort?: { field: string; order: "ASC" | "DESC" },
): string {
  const query = new URLSearchParams({ displayedFilters: "{}", filter: JSON.stringify(filter), page: "1" });
  if (sort) {
    query.set("sort", sort.field);
    query.set("order", sort.order);
  }
  return `/${resource}?${query}`;
}

/** The query of a list's address with the names of an office's own fields as its inputs read them; undefined where it is so. */
export function nestedSearch(search: string): string | undefined {
  const query = new URLSearchParams(search);
  try {
    const asked = JSON.parse(query.get("filter") ?? "{}") as ListFilter;
    const nested = JSON.stringify(nestedFilter(flatFilter(asked)));
    if (nested === JSON.stringify(asked)) return undefined;
    query.set("filter", nested);
    return `?${query}`;
  } catch {
    return undefined;
  }
}
