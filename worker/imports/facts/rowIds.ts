import type { IdPrefix } from "#db/ids.ts";

/** The record that a row makes has the import's own id and the row in its id: it cannot be made twice. */
export const idOfRow = (prefix: IdPrefix, importId: string, row: number): string =>
  `${prefix}_${importId.slice("imp_".length)}_${row}`;

/** What ids of an import's records begin with. */
export const idsOfImport = (prefix: IdPrefix, importId: string): string =>
  `${prefix}_${importId.slice("imp_".length)}_`;
