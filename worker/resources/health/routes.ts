import { eq, sql } from "drizzle-orm";
import { Hono } from "hono";
import { openClient, openDb } from "#db/client.ts";
import { meta } from "#db/schema/index.ts";
import { readClock } from "../../clock.ts";
import { parseEnv } from "../../env.ts";

const LATEST_MS = 3_000;

/** A stuck database takes no write and gives no error either. */
const tooLate = () =>
  new Promise<never>((_, reject) =>
    setTimeout(() => reject(new Error("the database did not answer in time")), LATEST_MS),
  );

/** Whether the database can be written and the first data is in: 200, else 503. */
export const health = new Hono().get("/", async (c) => {
  const env = parseEnv(c.env as object);
  const db = openDb(openClient(env.TURSO_DATABASE_URL, env.TURSO_AUTH_TOKEN));
  const now = String(readClock());
  try {
    const probe = db.batch([
      db
        .insert(meta)
        .values({ key: "probe", value: now })
        .onConflictDoUpdate({ target: meta.key, set: { value: sql`excluded.value` } }),
      db.select().from(meta).where(eq(meta.key, "seed")),
    ]);
    const [, seeded] = await Promise.race([probe, tooLate()]);
    const ready = seeded[0]?.value === "done";
    return c.json({ status: ready ? "ok" : "starting", database: "ok", version: env.VERSION }, ready ? 200 : 503);
  } catch {
    return c.json({ status: "unavailable", database: "unreachable", version: env.VERSION }, 503);
  }
});
