import type { EquipmentState } from "#db/constants.ts";

export interface Machine {
  id: string;
  version: number;
  organizationId: string;
  programId: string;
  item: string;
  category: string | null;
  brand: string | null;
  serial: string | null;
  code: string | null;
  valueIdr: number | null;
  procuredOn: string | null;
  legalBasis: string | null;
  state: EquipmentState;
  holderGroupId: string | null;
  holderPersonId: string | null;
  handedOverOn: string | null;
}

export interface Move {
  id: string;
  equipmentId: string;
  fromGroupId: string | null;
  toGroupId: string | null;
  toPersonId: string | null;
  on: string;
  reason: string | null;
  handoverId: string | null;
}

export interface Check {
  id: string;
  equipmentId: string;
  checkedOn: string;
  state: EquipmentState;
  hoursPerWeek: number | null;
  note: string | null;
}

/** Bought, and not given to anybody yet. */
export const UNDELIVERED: readonly EquipmentState[] = ["procured", "stored"];
/** States that a move (to another group or back to the office) can start from. */
const MOVABLE: readonly EquipmentState[] = ["handed_over", "in_use", "idle", "damaged", "reassigned", "withdrawn"];
/** Reached by a hand-over or a move with their own forms, never by choosing a state alone. */
export const BY_FORM: readonly EquipmentState[] = ["handed_over", "withdrawn", "reassigned"];
const CHECKED: readonly EquipmentState[] = ["handed_over", "in_use", "idle", "damaged", "reassigned"];

/** Given for good, a machine cannot be taken back; lent, or given under terms, it can. */
export const mayMove = ({ state, legalBasis }: Pick<Machine, "state" | "legalBasis">): boolean =>
  MOVABLE.includes(state) && (legalBasis === "pinjam_pakai" || legalBasis === "csr");

export const isHeld = ({ state }: Pick<Machine, "state">): boolean => CHECKED.includes(state);

const editable = [
  ...["custom", "customPersonal"],
  ...["programId", "item", "category", "brand", "serial", "code", "valueIdr", "procuredOn", "legalBasis"],
] as const;

export function cleanMachine(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    editable.filter((field) => field in values).map((field) => [field, values[field] === "" ? null : values[field]]),
  );
}

export const machineName = ({ item, brand }: Pick<Machine, "item" | "brand">): string =>
  [item, brand].filter(Boolean).join(" ");
