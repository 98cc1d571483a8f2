import { followUpsKind } from "./followUps/kind.ts";
import type { ImportKind } from "./kind.ts";
import { ordersKind } from "./orders/kind.ts";
import { rosterKind } from "./roster/kind.ts";
import type { ImportKindName } from "./table/shapes.ts";

/** Every kind of file that can be brought in. */
export const KINDS: Record<ImportKindName, ImportKind> = {
  roster: rosterKind,
  orders: ordersKind,
  "follow-ups": followUpsKind,
};
