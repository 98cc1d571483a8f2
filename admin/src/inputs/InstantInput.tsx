import { DateInput } from "react-admin";

interface InstantInputProps {
  source: string;
  /** The day's last moment instead of its first. */
  end?: boolean;
  alwaysOn?: boolean;
}

const DAY = 86_400_000;

/** First or last moment of a calendar day where the person is, as ms UTC. */
export function momentOf(day: string, end = false): number | null {
  const start = Date.parse(`${day}T00:00:00`);
  if (Number.isNaN(start)) return null;
  return end ? start + DAY - 1 : start;
}

/** The calendar day a moment falls on where the person is. */
export function dayOfMoment(moment: unknown): string {
  if (typeof moment !== "number") return "";
  return new Intl.DateTimeFormat("sv-SE", { dateStyle: "short" }).format(moment);
}

/** A day to choose where the list compares instants. */
export function InstantInput({ source, end }: InstantInputProps) {
  return <DateInput source={source} format={dayOfMoment} parse={(day: string) => momentOf(day, end)} />;
}
