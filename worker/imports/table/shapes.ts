import type { IMPORT_KINDS } from "#db/constants.ts";
import { FOLLOW_UP_SHAPE } from "./followUpFields.ts";
import { ORDER_SHAPE } from "./orderFields.ts";
import { ROSTER_SHAPE } from "./rosterFields.ts";
import type { TableShape } from "./tableShape.ts";

export type ImportKindName = (typeof IMPORT_KINDS)[number];

/** What the table of each kind of file is made of; shared with the console. */
export const SHAPES: Record<ImportKindName, TableShape> = {
  roster: ROSTER_SHAPE,
  orders: ORDER_SHAPE,
  "follow-ups": FOLLOW_UP_SHAPE,
};
