import { createAsk } from "./ask.ts";
import type { Values } from "./conflictMerge.ts";

export interface Conflict {
  resource: string;
  base: Values;
  mine: Values;
  theirs: Values;
}

/** Asked when a record was changed by somebody else in between; null takes theirs and writes nothing. */
export const conflicts = createAsk<Conflict, Values | null>();
