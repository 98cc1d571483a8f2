import type { EQUIPMENT_CHECK_STATES } from "#db/constants.ts";
import type { FollowUpValues } from "./followUpRows.ts";

export type SeenState = (typeof EQUIPMENT_CHECK_STATES)[number];

/**
 * What an answer about a group's equipment as a whole says of its machines. Used is used, whatever its condition;
 * unused with heavy damage is damaged; unused otherwise stands idle. Null: nothing was said.
 */
export function equipmentSeen({
  equipmentUsed,
  equipmentCondition,
}: Pick<FollowUpValues, "equipmentUsed" | "equipmentCondition">): SeenState | null {
  if (equipmentCondition === "lost") return "lost";
  if (equipmentUsed === "yes") return "in_use";
  if (equipmentCondition === "heavy_damage") return "damaged";
  return equipmentUsed === "no" ? "idle" : null;
}
