import { expect, test } from "vitest";
import { idPattern, LAST_OF_INSTANT, newId } from "#db/ids.ts";

const NOW = Date.parse("2026-06-15T05:00:00Z");

test("ids of one millisecond sort in the order they were made, though others are made meanwhile", () => {
  const made: string[] = [];
  for (let i = 0; i < 5_000; i++) {
    made.push(newId("evt", NOW));
    newId("evt", NOW + 1 + (i % 50));
  }
  expect([...made].sort()).toEqual(made);
  expect(new Set(made).size).toBe(made.length);
  expect(made.every((id) => idPattern("evt").test(id) && id.length === 30)).toBe(true);
});

test("they sort by time first, are no row of numbers, and leave the end of their instant to the database", () => {
  const later = newId("evt", NOW + 1);
  const [one = "", two = ""] = [newId("evt", NOW), newId("evt", NOW)];
  expect(one < later && two < later).toBe(true);
  expect(one.slice(-11)).not.toBe(two.slice(-11));
  for (let i = 0; i < 2_000; i++) expect(newId("evt", NOW + i).charAt(14) < LAST_OF_INSTANT).toBe(true);
});
