import type { FactDefinition } from "#db/schema/computedFacts.ts";

/** An event as it lies in the database; instants in ms. */
export interface Happened {
  id: string;
  groupId: string;
  kind: string;
  on: string;
  recordedAt: number;
  state: string | null;
  value: number | null;
  count: number | null;
  data: { answers?: Record<string, unknown> } | null;
}

/** A day to look from: today, or a past one on either basis. WIB. */
export interface From {
  day: string;
  basis?: "happened" | "recorded";
  voided: ReadonlyMap<string, number>;
}

const DAY_MS = 86_400_000;
const days = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
const within = (value: number | null, from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY) =>
  value !== null && value >= from && value <= to;

function counts(one: Happened, of: FactDefinition, day: string): boolean {
  if (one.kind !== of.event) return false;
  if (of.states && !of.states.includes(one.state ?? "")) return false;
  if ((of.valueMin ?? of.valueMax) !== undefined && !within(one.value, of.valueMin, of.valueMax)) return false;
  if ((of.countMin ?? of.countMax) !== undefined && !within(one.count, of.countMin, of.countMax)) return false;
  return of.windowDays === undefined || days(one.on, day) <= of.windowDays;
}

function stated(one: Happened, of: FactDefinition["of"]): number | string | null {
  if (typeof of !== "object") return of === "state" ? one.state : of === "value" ? one.value : one.count;
  const answer = one.data?.answers?.[`${of.form}.${of.question}`];
  if (of.type === "boolean") return typeof answer === "boolean" ? Number(answer) : null;
  if (of.type === "number") return typeof answer === "number" ? answer : null;
  return typeof answer === "string" ? answer : null;
}

/** An office's own fact the long way: forget everything later, then look at each event. */
export function replayFact(all: readonly Happened[], of: FactDefinition, from: From): number | string | null {
  const end = from.basis === "recorded" ? Date.parse(from.day) + DAY_MS - 7 * 3_600_000 : Number.POSITIVE_INFINITY;
  const known = (one: Happened) => one.on <= from.day && one.recordedAt < end;
  const standing = (one: Happened) => (from.voided.get(one.id) ?? Number.POSITIVE_INFINITY) >= end;
  const stands = from.basis === "recorded" ? standing : (one: Happened) => !from.voided.has(one.id);
  const found = all.filter((one) => known(one) && stands(one) && counts(one, of, from.day));
  switch (of.function) {
    case "count":
      return found.length;
    case "sum": {
      const values = found.map((one) => stated(one, of.of ?? "value")).filter((one) => one !== null) as number[];
      if (found.length > 0 && values.length === 0) return null;
      return values.reduce((sum, one) => sum + one, 0);
    }
    case "days_since":
      return found.length === 0 ? null : Math.min(...found.map((one) => days(one.on, from.day)));
    case "share":
      if (found.length === 0) return null;
      return (100 * found.filter((one) => of.share?.includes(one.state ?? "")).length) / found.length;
    case "latest": {
      const said = found
        .map((one) => ({ at: `${one.on}${one.recordedAt}`, value: stated(one, of.of) }))
        .filter((one) => one.value !== null);
      const last = said.reduce((a, b) => (b.at > a.at ? b : a), said[0] ?? { at: "", value: null });
      return last.value;
    }
  }
}
