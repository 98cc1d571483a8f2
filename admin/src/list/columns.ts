/** Columns that only wide screens have room for. */
export const wideOnly = { display: { xs: "none", xl: "table-cell" } };
/** The reason stands beside the band and gets the room it needs. */
export const reasonColumn = { minWidth: 240, width: "32%" };
