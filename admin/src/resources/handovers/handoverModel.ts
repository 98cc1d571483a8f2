export interface Handover {
  id: string;
  version: number;
  organizationId: string;
  programId: string;
  groupId: string;
  number: string;
  date: string;
  items: string[];
  giver: string | null;
  receiver: string | null;
  witnesses: string[] | null;
}

const lines = (text: unknown): string[] =>
  String(text ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

/** What a hand-over form sends: the programme only narrows the choice, witnesses come one a line. */
export function cleanHandover(values: Record<string, unknown>): Record<string, unknown> {
  const { groupId, date, items, giver, receiver, number, witnesses } = values;
  const named = lines(witnesses);
  return {
    groupId,
    date,
    items,
    ...(giver ? { giver } : {}),
    ...(receiver ? { receiver } : {}),
    ...(number ? { number } : {}),
    ...(named.length > 0 ? { witnesses: named } : {}),
  };
}
