import { describe, expect, test } from "vitest";
import { COMPLAINT_STATES } from "#db/constants.ts";
import { COMPLAINT_MACHINE } from "#worker/policy/transitions.ts";
import { demoOn } from "./support.ts";

describe.each(["2026-11-22", "2026-01-05", "2028-03-01"])("the demo's complaints on %s", (today) => {
  const { data } = demoOn(today);
  const { complaints } = data;

  test("are of every state, some late, in both cities", () => {
    expect(new Set(complaints.map(({ state }) => state))).toEqual(new Set(COMPLAINT_STATES));
    expect(new Set(complaints.map(({ organizationId }) => organizationId)).size).toBe(2);
    const late = complaints.filter(({ state, dueOn }) => /received|in_progress/.test(state ?? "") && dueOn < today);
    expect(late.length).toBeGreaterThanOrEqual(2);
    expect(late.length).toBeLessThan(complaints.length);
  });

  test("have a number each, by year and office, in the order they came", () => {
    const registers = Map.groupBy(complaints, (one) => `${one.organizationId} ${one.receivedOn.slice(0, 4)}`);
    for (const rows of registers.values()) {
      const inOrder = [...rows].sort((a, b) => (a.receivedOn < b.receivedOn ? -1 : 1));
      expect(inOrder.map(({ number }) => Number(number.slice(4, 7)))).toEqual(rows.map((_, i) => i + 1));
    }
  });

  test("were told step by step along the machine, and an answer stands where there was one", () => {
    for (const row of complaints) {
      const told = data.events.filter(({ subjectId }) => subjectId === row.id);
      expect(told[0]?.state).toBe("received");
      expect(told.at(-1)?.state).toBe(row.state);
      expect(told.length).toBe(row.version);
      for (let i = 1; i < told.length; i++) {
        const from = told[i - 1]?.state as keyof typeof COMPLAINT_MACHINE;
        expect(COMPLAINT_MACHINE[from]).toContain(told[i]?.state);
      }
      const isAnswered = row.state === "answered" || row.state === "closed";
      expect([Boolean(row.answer), Boolean(row.answeredOn)]).toEqual([isAnswered, isAnswered]);
      const members = data.memberships.filter(({ groupId }) => groupId === row.groupId).map(({ personId }) => personId);
      if (row.personId) expect(members).toContain(row.personId);
    }
  });
});
