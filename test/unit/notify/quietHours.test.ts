import { describe, expect, test } from "vitest";
import { quietUntil } from "#worker/notify/quietHours.ts";

const MALANG = "35.73";
const AMBON = "81.71";
const until = (now: string, from: string, to: string, region = MALANG) => {
  const end = quietUntil(Date.parse(now), region, from, to);
  return end === undefined ? undefined : new Date(end).toISOString();
};

describe("quiet hours", () => {
  test("span midnight and end in the morning of the person's own zone", () => {
    expect(until("2026-06-15T12:59:59Z", "20:00", "06:00")).toBeUndefined();
    expect(until("2026-06-15T13:00:00Z", "20:00", "06:00")).toBe("2026-06-15T23:00:00.000Z");
    expect(until("2026-06-15T22:59:59.999Z", "20:00", "06:00")).toBe("2026-06-15T23:00:00.000Z");
    expect(until("2026-06-15T23:00:00Z", "20:00", "06:00")).toBeUndefined();
    expect(until("2026-06-15T20:59:00Z", "20:00", "06:00", AMBON)).toBe("2026-06-15T21:00:00.000Z");
    expect(until("2026-06-15T21:00:00Z", "20:00", "06:00", AMBON)).toBeUndefined();
  });

  test("within one day", () => {
    expect(until("2026-06-15T05:30:00Z", "12:00", "13:00")).toBe("2026-06-15T06:00:00.000Z");
    expect(until("2026-06-15T06:00:00Z", "12:00", "13:00")).toBeUndefined();
    expect(until("2026-06-15T04:59:00Z", "12:00", "13:00")).toBeUndefined();
  });

  test("the same time twice is no quiet at all", () => {
    for (let hour = 0; hour < 24; hour++) {
      expect(quietUntil(Date.UTC(2026, 5, 15, hour, 30), MALANG, "00:00", "00:00")).toBeUndefined();
    }
  });

  test("whatever the hours: the end is ahead, at most a day, and no longer quiet", () => {
    for (let at = 0; at < 2_000; at++) {
      const now = Date.UTC(2026, 0, 1) + at * 7_919_333;
      const time = (n: number) => `${String(n % 24).padStart(2, "0")}:${String((n * 7) % 60).padStart(2, "0")}`;
      const [from, to] = [time(at), time(at * 5 + 3)];
      const end = quietUntil(now, MALANG, from, to);
      if (end === undefined) continue;
      expect(end).toBeGreaterThan(now);
      expect(end - now).toBeLessThanOrEqual(86_400_000);
      expect(quietUntil(end, MALANG, from, to)).toBeUndefined();
    }
  });
});
