import { setTimeout as sleep } from "node:timers/promises";
import type { Instance } from "./instance.ts";
import type { Workerd } from "./workerd.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The crons of wrangler.toml with their period and their shift from midnight UTC. */
export const SCHEDULE = [
  { cron: "* * * * *", every: MINUTE, shift: 0 },
  { cron: "0 * * * *", every: HOUR, shift: 0 },
  { cron: "0 18 * * *", every: DAY, shift: 18 * HOUR },
] as const;

/** The crons due by `now`, each at most once however long the instance slept, with the instant each was due at. */
export function dueTicks(now: number, lastTick: (cron: string) => number | undefined): { cron: string; at: number }[] {
  return SCHEDULE.map(({ cron, every, shift }) => ({
    cron,
    at: Math.floor((now - shift) / every) * every + shift,
  })).filter(({ cron, at }) => at > (lastTick(cron) ?? Number.NEGATIVE_INFINITY));
}

/** Ticks the cron schedule by the instance's clock, one job at a time, until stopped. */
export function startSchedule(instance: Instance, worker: Workerd, onError: (message: string) => void) {
  const stopping = new AbortController();
  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      for (const { cron, at } of dueTicks(instance.now(), instance.lastTick)) {
        if (stopping.signal.aborted) return;
        await worker.scheduled(cron, at).catch((error: Error) => onError(error.message));
        instance.recordTick(cron, at);
      }
      const untilNextMinute = MINUTE - (instance.now() % MINUTE);
      await sleep(untilNextMinute, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
    }
  }
  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
