import { compareKey } from "./fields/cellText.ts";
import { editDistance } from "./fields/regionIndex.ts";
import type { KnownPerson, RosterValues } from "./rosterValues.ts";

/** Kept once known: a later list must not rewrite who somebody is or where they started. */
const FILLED_ONCE = ["sex", "birthDate", "product", "baselineRevenueIdr"] as const;
/** The newest list knows best. */
const REPLACED = ["phone", "address", "rtRw", "villageCode", "workKind", "employer"] as const;

export type PersonPatch = Partial<
  Pick<RosterValues, (typeof FILLED_ONCE)[number] | (typeof REPLACED)[number] | "name" | "bpjsStatus">
>;

export interface RowChanges {
  person: PersonPatch;
  /** The person is not in this group yet. */
  joins: boolean;
  /** What a membership that exists would learn. */
  membership: { role?: NonNullable<RosterValues["role"]>; attended?: boolean; completed?: boolean };
  /** The row's machine is not in the books yet. */
  equipment: boolean;
}

const LEADS = new Set(["chair", "secretary", "treasurer"]);

/** Two spellings of one name: the same letters but for a slip or two, or one name inside the other. */
export function sameName(a: string, b: string): boolean {
  const [x, y] = [compareKey(a), compareKey(b)];
  if (editDistance(x, y, 2) <= 2) return true;
  const [long, short] = x.length >= y.length ? [a, b] : [b, a];
  const words = new Set(long.split(" ").map(compareKey));
  return short.split(" ").every((word) => words.has(compareKey(word)));
}

/** What a row would change about a person the organisation knows. `nameConfirmed`: somebody typed the name. */
export function changesFor(
  values: RosterValues,
  known: KnownPerson,
  groupKey: string,
  nameConfirmed: boolean,
): RowChanges {
  const person: PersonPatch = {};
  for (const field of FILLED_ONCE) {
    if (known[field] === null && values[field] !== null) Object.assign(person, { [field]: values[field] });
  }
  for (const field of REPLACED) {
    if (values[field] !== null && values[field] !== known[field]) Object.assign(person, { [field]: values[field] });
  }
  if (values.bpjsStatus && values.bpjsStatus !== "unknown" && values.bpjsStatus !== known.bpjsStatus) {
    person.bpjsStatus = values.bpjsStatus;
  }
  if (nameConfirmed && values.name && values.name !== known.name) person.name = values.name;
  const current = known.memberships.find((one) => one.groupKey === groupKey);
  const membership: RowChanges["membership"] = {};
  if (current) {
    if (values.role && LEADS.has(values.role) && values.role !== current.role) membership.role = values.role;
    if (values.attended !== null && values.attended !== current.attended) membership.attended = values.attended;
    if (values.completed !== null && values.completed !== current.completed) membership.completed = values.completed;
  }
  return { person, joins: !current, membership, equipment: isNewMachine(values, known.equipment) };
}

/** A machine is known again by its serial number, else by what it is and who has it. */
export function isNewMachine(values: RosterValues, existing: KnownPerson["equipment"]): boolean {
  if (values.equipmentItem === null) return false;
  return !existing.some(({ item, serial }) =>
    values.equipmentSerial === null ? item === values.equipmentItem : serial === values.equipmentSerial,
  );
}

export const changesNothing = (changes: RowChanges) =>
  Object.keys(changes.person).length === 0 &&
  Object.keys(changes.membership).length === 0 &&
  !changes.joins &&
  !changes.equipment;
