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
