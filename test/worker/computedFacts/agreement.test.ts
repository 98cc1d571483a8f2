import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { newId } from "#db/ids.ts";
import type { FactDefinition } from "#db/schema/computedFacts.ts";
import {
  contextAt,
  daysAgo,
  type Event,
  insertRows,
  NOW,
  noonOf,
  Office,
  query,
  TODAY,
} from "#test/worker/stall/office.ts";
import { random } from "#test/worker/stall/random.ts";
import { type AsOf, todayAt } from "#worker/stall/asOf.ts";
import { definitionFaults } from "#worker/stall/computed/check.ts";
import { COUNTABLE } from "#worker/stall/computed/events.ts";
import { groupFactsCtes } from "#worker/stall/evaluation.ts";
import { type Facts, pickFacts } from "#worker/stall/facts.ts";
import { vocabularyFrom } from "#worker/stall/vocabularies.ts";
import { type From, type Happened, replayFact } from "./replayFact.ts";

const HISTORIES = 2_000;
const PROGRAMS = 80;
const DEFINITIONS = 60;
const one = random(41);
const KINDS = ["follow_up_done", "order", "capital_changed", "marketing_support", "equipment_checked"] as const;
const maybe = <T>(make: () => T): T | undefined => (one.below(2) === 0 ? make() : undefined);
const some = (all: readonly string[]) => {
  const chosen = all.filter(() => one.below(3) === 0);
  return chosen.length > 0 ? chosen : [one.pick(all)];
};

function randomDefinition(): FactDefinition {
  const event = one.pick(KINDS);
  const told = COUNTABLE[event] ?? {};
  const how = one.pick(["count", "sum", "days_since", "latest", "share"] as const);
  const answer = (type: "number" | "boolean" | "text" | "day") => ({ form: "uji", question: `tanya_${type}`, type });
  const of =
    how === "sum"
      ? one.pick(["value", "count"] as const)
      : one.pick([
          "value",
          "count",
          "state",
          answer("number"),
          answer("boolean"),
          answer("text"),
          answer("day"),
        ] as const);
  const definition: FactDefinition = {
    ...{ function: how, event },
    ...{
      states: told.states && maybe(() => some(told.states ?? [])),
      windowDays: maybe(() => one.pick([1, 30, 90, 365])),
    },
    ...(told.value ? { valueMin: maybe(() => one.below(5)), valueMax: maybe(() => 5 + one.below(5)) } : {}),
    ...(told.count ? { countMin: maybe(() => one.below(4)) } : {}),
    ...(how === "sum" || how === "latest" ? { of } : {}),
    ...(how === "share" ? { share: some(told.states ?? ["-"]) } : {}),
  };
  return Object.keys(definitionFaults(definition)).length === 0 ? definition : randomDefinition();
}

function randomHistory(): Event[] {
  return Array.from({ length: one.below(9) }, (_, i) => {
    const kind = one.pick(KINDS);
    const on = daysAgo(one.pick([0, 1, 2, 29, 30, 31, 89, 90, 91, 200, 364, 365, 366]));
    const late = one.below(4) === 0 ? one.below(60) * 86_400_000 : 0;
    const answers = {
      "uji.tanya_number": one.pick([null, 3, 2.5, "tiga"]),
      "uji.tanya_boolean": one.pick([true, false, null]),
      "uji.tanya_text": one.pick(["toko", `"'; --`, null]),
      "uji.tanya_day": one.pick(["2026-01-31", null]),
    };
    return {
      ...{ id: newId("evt", NOW), kind, on, recordedAt: noonOf(on) + late + i },
      ...{ state: one.pick([...(COUNTABLE[kind]?.states ?? []), null]), value: one.pick([null, one.below(10)]) },
      ...{ count: one.pick([null, one.below(6)]), data: one.below(3) === 0 ? null : { answers } },
    };
  });
}

async function valuesAt(organizationId: string, facts: Facts, asOf: AsOf) {
  const where = sql`gr.organizationId = ${organizationId}`;
  const rows = await contextAt().db.all<Record<string, string | number | null>>(
    sql`WITH ${groupFactsCtes({ where, asOf }, facts, false)} SELECT * FROM f`,
  );
  return new Map(rows.map((row) => [String(row.groupId), row]));
}

/** Takes some events back, now or some time ago: each is its record's last telling. */
async function takeBack(events: readonly Happened[]): Promise<Map<string, number>> {
  const voided = new Map(
    events.filter(() => one.below(12) === 0).map(({ id }) => [id, noonOf(daysAgo(one.below(120)))]),
  );
  await insertRows(
    "void_events",
    [...voided].map(([eventId, voidedAt]) => ({ eventId, voidedAt })),
  );
  return voided;
}

describe("an office's own fact means the same in SQL and in TypeScript", () => {
  it(`for ${DEFINITIONS} definitions over ${HISTORIES} histories, today and on past days, on both bases`, async () => {
    const office = await Office.open();
    const programs: string[] = [];
    for (let n = 0; n < PROGRAMS; n++) programs.push(await office.program());
    const made = await office.groups(
      Array.from({ length: HISTORIES }, (_, i) => ({
        ...{ trained: daysAgo(400), programId: programs[i % PROGRAMS], events: randomHistory() },
      })),
    );
    const stored = await query<Omit<Happened, "data"> & { data: string | null }>(
      "SELECT * FROM events WHERE organizationId = ?",
      [office.organizationId],
    );
    const events = stored.map((row): Happened => ({ ...row, data: row.data === null ? null : JSON.parse(row.data) }));
    const voided = await takeBack(events);
    const histories = Map.groupBy(events, ({ groupId }) => groupId);
    const definitions = Array.from({ length: DEFINITIONS }, randomDefinition);
    const vocabulary = vocabularyFrom(
      definitions.map((definition, i) => ({ code: `fakta${i}`, label: { id: "", en: "" }, meaning: null, definition })),
    );
    const facts = pickFacts(
      vocabulary.group,
      definitions.map((_, i) => `fakta${i}`),
    );
    const looks: [AsOf, Omit<From, "voided">][] = [
      [todayAt(NOW), { day: TODAY }],
      ...(["happened", "recorded"] as const).flatMap((basis): [AsOf, Omit<From, "voided">][] =>
        [daysAgo(30), daysAgo(120)].map((day) => [
          { day, basis },
          { day, basis },
        ]),
      ),
    ];
    let known = 0;
    for (const [asOf, from] of looks) {
      const found = await valuesAt(office.organizationId, facts, asOf);
      expect(found.size).toBe(HISTORIES);
      for (const { id } of made) {
        const row = found.get(id) ?? {};
        for (const [i, definition] of definitions.entries()) {
          const inCode = replayFact(histories.get(id) ?? [], definition, { ...from, voided });
          const inSql = row[`own${Number(facts[`fakta${i}`]?.column?.slice(3))}`];
          const same =
            typeof inCode === "number" ? Math.abs(Number(inSql) - inCode) < 1e-9 && inSql !== null : inSql === inCode;
          if (!same)
            expect({ id, ...from, definition, value: inSql }).toEqual({ id, ...from, definition, value: inCode });
          if (inCode !== null) known++;
        }
      }
    }
    expect(known).toBeGreaterThan(HISTORIES * DEFINITIONS);
  }, 90_000);
});
