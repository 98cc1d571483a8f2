import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { messages as en } from "#admin/i18n/en/index.ts";
import { messages as id } from "#admin/i18n/id/index.ts";
import { EVENT_KINDS, type EventKind, FACT_FUNCTIONS } from "#db/constants.ts";
import type { FactDefinition } from "#db/schema/computedFacts.ts";
import { definitionFaults } from "#worker/stall/computed/check.ts";
import { computedFact } from "#worker/stall/computed/compile.ts";
import { describeDefinition } from "#worker/stall/computed/describe.ts";
import { COUNTABLE, STATE_WORDS } from "#worker/stall/computed/events.ts";
import { vocabularyFrom } from "#worker/stall/vocabularies.ts";

const label = { id: "", en: "" };
const textOf = (definition: FactDefinition) => {
  const { sql, reads } = computedFact({ label, meaning: label, definition }, "own1");
  return [sql, ...Object.values(reads?.e ?? {}), ...Object.values(reads?.v ?? {})].join("\n");
};

/** Words of SQL, names of columns and of the allow-lists; everything that was typed is in digits. */
const LITERAL = /x'[0-9a-f]*'/g;

describe("a fact of an office's own", () => {
  it("lets nothing that was typed into the text of its SQL", () => {
    const typed = fc.oneof(
      fc.string({ minLength: 1, maxLength: 30 }),
      fc.constantFrom("'; DROP TABLE groups; --", "\u0000'", "x'00' OR 1=1", 'é’"?', "active') OR (1=1"),
    );
    const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
    const definition = fc.record({
      function: fc.constantFrom(...FACT_FUNCTIONS),
      event: fc.constantFrom(...(Object.keys(COUNTABLE) as EventKind[])),
      states: maybe(fc.array(typed, { maxLength: 3 })),
      share: maybe(fc.array(typed, { maxLength: 3 })),
      valueMin: maybe(fc.integer()),
      windowDays: maybe(fc.integer({ min: 1, max: 3_660 })),
      of: maybe(
        fc.oneof(
          fc.constantFrom("value" as const, "count" as const, "state" as const),
          fc.record({ form: typed, question: typed, type: fc.constantFrom("number" as const, "text" as const) }),
        ),
      ),
    });
    fc.assert(
      fc.property(definition, (one) => {
        const said = textOf(one as FactDefinition).replace(LITERAL, "");
        const words = new Set(said.split(/[\s"'.,()=<>|+*/$-]+/).filter(Boolean));
        const quoted = said.match(/'[^']*'/g) ?? [];
        const known = ["'integer'", "'real'", "'text'", "'true'", "'false'", `'${one.event}'`];
        const allowed = [...known, ...(COUNTABLE[one.event]?.states ?? []).map((state) => `'${state}'`)];
        const isWord = (word: string) => /^[A-Za-z_]\w*$|^\d+$/.test(word);
        return [...words].every(isWord) && quoted.every((part) => allowed.includes(part));
      }),
      { numRuns: 2_000 },
    );
  });

  it("keeps its meaning where two are asked together: each has columns of its own", () => {
    const definition: FactDefinition = { function: "count", event: "order" };
    const { group } = vocabularyFrom([
      { code: "a", label, meaning: null, definition },
      { code: "b", label, meaning: null, definition },
      { code: "daysSilent", label, meaning: null, definition },
    ]);
    expect(group.a?.column).not.toBe(group.b?.column);
    // A built-in fact keeps its name.
    expect(group.daysSilent?.column).toBeUndefined();
  });

  it("reads in both languages, every event and state with its word", () => {
    for (const [event, told] of Object.entries(COUNTABLE)) {
      expect(EVENT_KINDS).toContain(event);
      const list = STATE_WORDS[event as EventKind];
      for (const state of told.states ?? []) {
        for (const words of [id, en]) {
          expect(
            (words.enums as Record<string, Record<string, string>>)[list ?? ""]?.[state],
            `${event} ${state}`,
          ).toBeTruthy();
        }
      }
      const said = describeDefinition({
        function: "days_since",
        event: event as EventKind,
        states: told.states?.slice(0, 1),
      });
      expect(said.id).not.toContain("_");
      expect(said.en).not.toContain("_");
    }
  });

  it("is refused where its event does not tell what it asks", () => {
    const faults = (definition: FactDefinition) => Object.keys(definitionFaults(definition));
    expect(faults({ function: "share", event: "order", share: ["active"] })).toEqual(["definition.share"]);
    expect(faults({ function: "count", event: "order", of: "value" })).toEqual(["definition.of"]);
    expect(faults({ function: "latest", event: "order", of: "state" })).toEqual(["definition.of"]);
    expect(faults({ function: "count", event: "linkage_changed", valueMin: 1 })).toEqual(["definition.valueMin"]);
    expect(faults({ function: "count", event: "follow_up_done", states: [] })).toEqual(["definition.states"]);
    expect(faults({ function: "sum", event: "follow_up_done", of: "count", countMin: 1, states: ["active"] })).toEqual(
      [],
    );
  });
});
