import type { DeliveryChannel } from "#db/constants.ts";
import { quietUntil } from "./quietHours.ts";
import type { Outcome } from "./senders/sender.ts";

export const MAX_ATTEMPTS = 9;
const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 6 * 3_600_000;

/** Said of an attempt from its start until its outcome is known: what is found so was cut off in the middle. */
export const UNDER_WAY = "under_way";

/** A message with what its receiver wants by now. */
export interface Waiting {
  channel: DeliveryChannel;
  attempts: number;
  lastError: string | null;
  /** The receiver's own choice; absent: e-mail. */
  chosen: DeliveryChannel;
  active: boolean;
  regionCode: string;
  quietFrom: string;
  quietTo: string;
}

export type Plan =
  | { do: "send"; channel: "email" | "whatsapp" }
  | { do: "wait"; until: number }
  | { do: "cancel"; why: string }
  | { do: "bury"; why: string };

/** What to do with a message whose time has come. `repeatable` tells of the channel an earlier attempt took. */
export function planDelivery(row: Waiting, now: number, repeatable: (channel: "email" | "whatsapp") => boolean): Plan {
  if (!row.active) return { do: "cancel", why: "inactive" };
  if (row.chosen === "none") return { do: "cancel", why: "unwanted" };
  const tried = row.attempts > 0 && row.channel !== "none" ? row.channel : undefined;
  // Begun and never finished: the same channel again where a repeat is dropped, else a person decides.
  if (tried && row.lastError === UNDER_WAY && !repeatable(tried)) return { do: "bury", why: "unknown" };
  const until = quietUntil(now, row.regionCode, row.quietFrom, row.quietTo);
  if (until !== undefined) return { do: "wait", until };
  return { do: "send", channel: tried ?? row.chosen };
}

export type Result =
  | { state: "sent"; providerId: string | null }
  | { state: "waiting"; notBefore: number; error: string }
  | { state: "dead"; error: string };

/** What becomes of a message after an attempt; `chance` in 0..1 spreads the retries of many. */
export function settleAttempt(
  outcome: Outcome,
  one: { attempts: number; now: number; repeatable: boolean; chance: number },
): Result {
  if (outcome.state === "sent") return outcome;
  const { error } = outcome;
  if (outcome.state === "refused") return { state: "dead", error };
  if (outcome.state === "unknown" && !one.repeatable) return { state: "dead", error: `unknown:${error}` };
  if (one.attempts >= MAX_ATTEMPTS) return { state: "dead", error };
  const pause = Math.min(FIRST_PAUSE_MS * 2 ** (one.attempts - 1), LONGEST_PAUSE_MS);
  const asked = outcome.state === "retry" ? (outcome.afterMs ?? 0) : 0;
  return { state: "waiting", notBefore: one.now + Math.max(asked, Math.round(pause * (0.75 + one.chance / 2))), error };
}
