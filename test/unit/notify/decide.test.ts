import { describe, expect, test } from "vitest";
import { MAX_ATTEMPTS, planDelivery, settleAttempt, UNDER_WAY, type Waiting } from "#worker/notify/decide.ts";

const NOON = Date.parse("2026-06-15T05:00:00Z");
const NIGHT = Date.parse("2026-06-15T15:00:00Z");
const row: Waiting = {
  ...{ channel: "email", attempts: 0, lastError: null, chosen: "email", active: true },
  ...{ regionCode: "35.73", quietFrom: "20:00", quietTo: "06:00" },
};
const onlyEmail = (channel: string) => channel === "email";
const plan = (more: Partial<Waiting>, now = NOON) => planDelivery({ ...row, ...more }, now, onlyEmail);

describe("what to do with a message whose time has come", () => {
  test("send it by the channel chosen by now", () => {
    expect(plan({})).toEqual({ do: "send", channel: "email" });
    expect(plan({ chosen: "whatsapp" })).toEqual({ do: "send", channel: "whatsapp" });
  });
  test("not to who left, nor to who wants none", () => {
    expect(plan({ active: false })).toEqual({ do: "cancel", why: "inactive" });
    expect(plan({ chosen: "none" }, NIGHT)).toEqual({ do: "cancel", why: "unwanted" });
  });
  test("wait through the quiet hours", () => {
    expect(plan({}, NIGHT)).toEqual({ do: "wait", until: Date.parse("2026-06-15T23:00:00Z") });
  });
  test("a channel once tried is kept, so that no second one repeats it", () => {
    expect(plan({ attempts: 2, chosen: "whatsapp" })).toEqual({ do: "send", channel: "email" });
  });
  test("an attempt cut off is repeated only where a repeat is dropped", () => {
    expect(plan({ attempts: 1, lastError: UNDER_WAY })).toEqual({ do: "send", channel: "email" });
    const cut = { channel: "whatsapp", attempts: 1, lastError: UNDER_WAY } as const;
    expect(plan({ ...cut, chosen: "whatsapp" })).toEqual({ do: "bury", why: "unknown" });
    expect(plan({ ...cut, chosen: "email" })).toEqual({ do: "bury", why: "unknown" });
  });
});

describe("what becomes of an attempt", () => {
  const nth = (attempts: number, chance = 0.5, repeatable = true) => ({ attempts, now: 1_000, repeatable, chance });
  test("sent", () => {
    expect(settleAttempt({ state: "sent", providerId: "a" }, nth(1))).toEqual({ state: "sent", providerId: "a" });
  });
  test("a passing failure is tried again, each time later, never all at once", () => {
    const pauses = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => {
      const result = settleAttempt({ state: "retry", error: "http_500" }, nth(n));
      return result.state === "waiting" ? (result.notBefore - 1_000) / 60_000 : 0;
    });
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 64, 128]);
    const spread = [0, 1].map((chance) => settleAttempt({ state: "retry", error: "x" }, nth(1, chance)));
    expect(spread).toMatchObject([{ notBefore: 46_000 }, { notBefore: 76_000 }]);
  });
  test("not before the provider asks for it", () => {
    const asked = settleAttempt({ state: "retry", error: "http_429", afterMs: 600_000 }, nth(1));
    expect(asked).toMatchObject({ state: "waiting", notBefore: 601_000 });
  });
  test("in the end it is dead, as is what is refused", () => {
    const last = settleAttempt({ state: "retry", error: "http_503" }, nth(MAX_ATTEMPTS));
    expect(last).toEqual({ state: "dead", error: "http_503" });
    expect(settleAttempt({ state: "refused", error: "http_400" }, nth(1))).toEqual({
      state: "dead",
      error: "http_400",
    });
  });
  test("without a reply: again where a repeat is dropped, else a person decides", () => {
    const silent = { state: "unknown", error: "timeout" } as const;
    expect(settleAttempt(silent, nth(1))).toMatchObject({ state: "waiting", error: "timeout" });
    expect(settleAttempt(silent, nth(1, 0.5, false))).toEqual({ state: "dead", error: "unknown:timeout" });
  });
});
