import type { EventKind } from "#db/constants.ts";
import type { FactDefinition } from "#db/schema/computedFacts.ts";
import type { LocalText } from "#db/schema/rules.ts";
import type { ComputedFactRow } from "#worker/stall/computed/compile.ts";
import { COUNTABLE } from "#worker/stall/computed/events.ts";

export interface ComputedFact extends ComputedFactRow {
  sentence: LocalText;
  enabled: boolean;
}

export const countableEvents = Object.keys(COUNTABLE) as EventKind[];

/** What a form holds of a definition: anything may still be missing, or left over from another event. */
export type DraftDefinition = Partial<Record<keyof FactDefinition, unknown>>;

const given = (value: unknown) =>
  value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0);

/** Which inputs a definition has, by its event and function. */
export function asksFor(draft: DraftDefinition): Record<Exclude<keyof FactDefinition, "function" | "event">, boolean> {
  const told = COUNTABLE[draft.event as EventKind] ?? {};
  const how = draft.function;
  return {
    states: told.states !== undefined,
    share: how === "share" && told.states !== undefined,
    valueMin: told.value === true,
    valueMax: told.value === true,
    countMin: told.count === true,
    countMax: told.count === true,
    windowDays: true,
    of: how === "sum" || how === "latest",
  };
}

export type OfChoice = "value" | "count" | "state" | "answer";

/** What may be summed, or told of the latest. */
export function ofChoices(draft: DraftDefinition): OfChoice[] {
  const told = COUNTABLE[draft.event as EventKind] ?? {};
  const latest = draft.function === "latest";
  return [
    ...(told.value ? (["value"] as const) : []),
    ...(told.count ? (["count"] as const) : []),
    ...(latest && told.states ? (["state"] as const) : []),
    ...(latest && told.answers ? (["answer"] as const) : []),
  ];
}

/** The definition as it is sent: only what its event and function ask, nothing empty. */
export function cleanDefinition(draft: DraftDefinition): FactDefinition {
  const asked = asksFor(draft);
  const kept = Object.entries(draft).filter(
    ([name, value]) => given(value) && (asked[name as keyof typeof asked] ?? true),
  );
  return Object.fromEntries(kept) as unknown as FactDefinition;
}

/** Enough is there to be tried. */
export function isTriable({ function: how, event, of, share }: DraftDefinition): boolean {
  if (!given(how) || !given(event)) return false;
  if (how === "share") return given(share);
  if (how !== "sum" && how !== "latest") return true;
  const { form, question } = (typeof of === "object" && of !== null ? of : {}) as { form?: string; question?: string };
  return typeof of === "string" ? given(of) : given(form) && given(question);
}

/** Blank texts in two languages are no text. */
export const localOrNull = (text: Partial<LocalText> | null | undefined): LocalText | null =>
  text?.id?.trim() || text?.en?.trim() ? { id: text.id ?? "", en: text.en ?? "" } : null;

export function fromFactForm<T extends Record<string, unknown>>(values: T): Record<string, unknown> {
  const { code, label, meaning, definition, enabled } = values;
  return {
    ...{ code, label, enabled: enabled ?? true, meaning: localOrNull(meaning as LocalText) },
    definition: cleanDefinition((definition ?? {}) as DraftDefinition),
  };
}
