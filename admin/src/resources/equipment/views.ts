export type Filter = Record<string, unknown>;

/** Views that are asked for daily, as filters of the list. */
export const VIEWS: Record<string, Filter> = {
  all: {},
  idle: { state: ["idle", "damaged"] },
  undelivered: { state: ["procured", "stored"] },
  unused: { withoutFirstUse: true },
};
export const USED = ["state", "withoutFirstUse"];

/** Which view a filter is, if it is one. */
export function viewOf(filter: Filter): string | undefined {
  const mine = Object.fromEntries(Object.entries(filter).filter(([key]) => USED.includes(key)));
  return Object.entries(VIEWS).find(([, view]) => JSON.stringify(view) === JSON.stringify(mine))?.[0];
}
