import type { Role } from "#db/constants.ts";
import type { LocalText } from "#db/schema/rules.ts";
import { type Adjusted, type Adjustments, choicesOf, shippedAccess } from "./bounds.ts";
import { ACTIONS, type Action, RESOURCES, type Resource } from "./roles.ts";

const text = (id: string, en: string): LocalText => ({ id, en });
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const knows = <T extends string>(known: readonly T[], name: string): name is T =>
  (known as readonly string[]).includes(name);

/** What is wrong with one cell, or null. */
function cellFault(role: Role, resource: Resource, action: Action, access: unknown): LocalText | null {
  const choices = choicesOf(role, resource, action);
  if (choices.some((one) => one === access)) return null;
  const list = choices.join(", ");
  return choices.length === 1
    ? text(`Tidak dapat diubah (${list}).`, `Cannot be changed (${list}).`)
    : text(`Pilih salah satu: ${list}.`, `Choose one of: ${list}.`);
}

/**
 * An organisation's wish for its roles, checked cell by cell: role → resource → action → access. Returns what departs
 * from the shipped policy (null = nothing does) and the faults by path (`officer.groups.create`).
 */
export function checkAdjustments(
  input: unknown,
  roles: readonly Role[],
): { adjusted: Adjustments | null; faults: Record<string, LocalText> } {
  const faults: Record<string, LocalText> = {};
  const adjusted: Adjustments = {};
  const entries = (path: string, value: unknown): [string, unknown][] => {
    if (isObject(value)) return Object.entries(value);
    faults[path] = text("Kirimkan sebuah objek.", "Send an object.");
    return [];
  };
  const unknown = (path: string, known: readonly string[]) => {
    faults[path] = text(`Tidak dikenal; yang ada: ${known.join(", ")}.`, `Not known; there are: ${known.join(", ")}.`);
  };
  for (const [role, resources] of entries("adjusted", input ?? {})) {
    if (!knows(roles, role)) {
      unknown(role, roles);
      continue;
    }
    const ofRole: Adjusted = {};
    for (const [resource, actions] of entries(role, resources)) {
      if (!knows(RESOURCES, resource)) {
        unknown(`${role}.${resource}`, RESOURCES);
        continue;
      }
      const cells: Record<string, string> = {};
      for (const [action, access] of entries(`${role}.${resource}`, actions)) {
        const path = `${role}.${resource}.${action}`;
        if (!knows(ACTIONS, action)) {
          unknown(path, ACTIONS);
          continue;
        }
        const fault = cellFault(role, resource, action, access);
        if (fault) faults[path] = fault;
        else if (access !== shippedAccess(role, resource, action)) cells[action] = String(access);
      }
      if (Object.keys(cells).length > 0) ofRole[resource] = cells;
    }
    if (Object.keys(ofRole).length > 0) adjusted[role] = ofRole;
  }
  return { adjusted: Object.keys(adjusted).length > 0 ? adjusted : null, faults };
}
