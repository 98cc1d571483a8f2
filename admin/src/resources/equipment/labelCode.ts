const MACHINE = /^(?:https?:\/\/[^\s#]*)?\/?#\/equipment\/(eqp_[0-9A-Za-z]{6,40})(?:\/show)?$/;
const ID = /^eqp_[0-9A-Za-z]{6,40}$/;
const LONGEST = 100;

/** What a label's QR code holds: the address of the machine's page in this console. */
export const labelAddress = (root: string, id: string): string => `${root.replace(/#.*$/, "")}#/equipment/${id}/show`;

/**
 * What was scanned or typed: the id in a label's address, whatever host it was printed for, or a code written on the
 * machine. An address that is no machine's is nothing; nobody is sent there.
 */
export function machineOfCode(text: string): { id: string } | { code: string } | null {
  const read = text.trim();
  const id = MACHINE.exec(read)?.[1] ?? (ID.test(read) ? read : undefined);
  if (id) return { id };
  if (read === "" || read.length > LONGEST || /^[a-z][a-z0-9+.-]*:/i.test(read)) return null;
  return { code: read };
}
