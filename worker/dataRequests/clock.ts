import type { DataRequestState } from "#db/constants.ts";

const HOUR = 3_600_000;

/** Three times 24 hours from the moment it came in (UU 27/2022, articles 32, 41 and 43). */
export const DUE_MS = 72 * HOUR;
/** The owner is reminded when this much is left. */
export const REMIND_MS = 24 * HOUR;

export const OPEN_STATES: readonly DataRequestState[] = ["received", "verified"];

interface Clocked {
  state: DataRequestState;
  dueAt: number;
  doneAt: number | null;
}

/** Whole hours until it is due, negative once it is late; null when it has been answered. */
export const hoursLeft = ({ state, dueAt }: Clocked, now: number): number | null =>
  OPEN_STATES.includes(state) ? Math.floor((dueAt - now) / HOUR) : null;

/** Past its time and not answered, or answered after it. */
export const isLate = ({ state, dueAt, doneAt }: Clocked, now: number): boolean =>
  (OPEN_STATES.includes(state) ? now : (doneAt ?? now)) > dueAt;
