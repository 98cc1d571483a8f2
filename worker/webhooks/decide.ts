/** Attempts until a delivery is given up: with the pauses below about a day. */
export const MAX_ATTEMPTS = 14;
const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 4 * 3_600_000;

/** What an attempt met: an HTTP status, or no answer at all. */
export type Answer = { status: number } | { error: string };

export type Result =
  | { state: "sent"; lastStatus: number; lastError: null }
  | { state: "waiting"; lastStatus: number | null; lastError: string; nextAttemptAt: number }
  | { state: "dead"; lastStatus: number | null; lastError: string };

/** Pause after the n-th attempt: doubled each time, at most four hours; `chance` in 0..1 spreads the retries of many. */
export const pauseAfter = (attempts: number, chance: number): number =>
  Math.round(Math.min(FIRST_PAUSE_MS * 2 ** (attempts - 1), LONGEST_PAUSE_MS) * (0.75 + chance / 2));

/** What becomes of a delivery after its n-th attempt. 410 says that nobody listens there any more. */
export function settle(answer: Answer, one: { attempts: number; now: number; chance: number }): Result {
  const lastStatus = "status" in answer ? answer.status : null;
  if (lastStatus !== null && lastStatus >= 200 && lastStatus < 300)
    return { state: "sent", lastStatus, lastError: null };
  const lastError = "error" in answer ? answer.error : lastStatus !== null && lastStatus < 400 ? "redirect" : "status";
  if (lastStatus === 410 || one.attempts >= MAX_ATTEMPTS) return { state: "dead", lastStatus, lastError };
  return { state: "waiting", lastStatus, lastError, nextAttemptAt: one.now + pauseAfter(one.attempts, one.chance) };
}
