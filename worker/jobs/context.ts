import { openClient, openDb } from "#db/client.ts";
import { readClock } from "../clock.ts";
import type { Context, SystemActor } from "../context.ts";
import { parseEnv } from "../env.ts";

/** Context of work that no person asked for at this moment: cron and queue. */
export function jobContext(bindings: object, job: string): Context<SystemActor> {
  const env = parseEnv(bindings);
  const client = openClient(env.TURSO_DATABASE_URL, env.TURSO_AUTH_TOKEN);
  return {
    env,
    client,
    db: openDb(client),
    actor: { type: "system", job },
    now: readClock(env.CLOCK_OFFSET_MS),
    requestId: `job-${crypto.randomUUID()}`,
    locale: "id",
  };
}
