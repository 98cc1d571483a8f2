export interface CustodyLine {
  equipmentId: string;
  toGroupId: string | null;
  toPersonId: string | null;
  on: string;
  handoverId: string | null;
}

/** From the day a machine came to somebody until the day it left. */
export interface Stay {
  equipmentId: string;
  receivedOn: string;
  leftOn: string | null;
  /** The document it was given with, the first of that stay. */
  handoverId: string | null;
}

/**
 * The stays of machines with one holder, from their custody lines in the order they were written. A change of keeper
 * inside a group, or a document that comes later, is the same stay; a machine that comes back begins another.
 */
export function staysOf(lines: readonly CustodyLine[], isHere: (line: CustodyLine) => boolean): Stay[] {
  const stays: Stay[] = [];
  const open = new Map<string, Stay>();
  for (const line of lines) {
    const { equipmentId, on, handoverId } = line;
    const stay = open.get(equipmentId);
    if (!isHere(line)) {
      if (stay) stay.leftOn = on;
      open.delete(equipmentId);
      continue;
    }
    if (stay) {
      stay.handoverId ??= handoverId;
      continue;
    }
    const begun = { equipmentId, receivedOn: on, leftOn: null, handoverId };
    open.set(equipmentId, begun);
    stays.push(begun);
  }
  return stays;
}
