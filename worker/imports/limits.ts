/** Caps of an upload; whatever goes beyond is refused before it can cost memory. */
export const LIMITS = {
  bytes: 10 * 1024 * 1024,
  unpackedBytes: 40 * 1024 * 1024,
  rows: 20_000,
  columns: 256,
  entries: 2_000,
  // XML of a sheet packs 10 to 60 times; nothing an office makes comes near this.
  packRatio: 250,
  xmlDepth: 64,
  xmlAttributes: 64,
} as const;

/** Rows around the table (title, totals, signatures) that do not count against the cap. */
export const ROWS_AROUND_TABLE = 200;
