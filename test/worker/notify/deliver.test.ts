import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { NOON, type OwnDatabase, openOwnDatabase } from "#test/support/ownDatabase.ts";
import { startProvider } from "#test/support/provider.ts";
import type { Env } from "#worker/env.ts";
import { type DeliveryJob, deliver, sweepDeliveries, takeDue } from "#worker/notify/deliver.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
let own: OwnDatabase;
let office: string;
let provider: Awaited<ReturnType<typeof startProvider>>;
let env: Partial<Env>;
let serial = 0;

beforeAll(async () => {
  own = await openOwnDatabase();
  office = await own.organization();
  provider = await startProvider();
  env = {
    ...{ PUBLIC_URL: "https://lanjut.test", EMAIL_API_URL: provider.url, EMAIL_API_KEY: "k", EMAIL_FROM: "l@uji.test" },
    ...{ WHATSAPP_URL: provider.url, WHATSAPP_TOKEN: "t", WHATSAPP_PHONE_ID: "7" },
  };
}, 60_000);
afterAll(async () => {
  await provider.stop();
  await own.stop();
});
beforeEach(async () => {
  provider.received.length = 0;
  provider.accepted.length = 0;
  provider.next();
  await own.client.execute("UPDATE deliveries SET state = 'cancelled' WHERE state = 'waiting'");
});

interface Row {
  id: string;
  state: string;
  attempts: number;
  notBefore: number;
  lastError: string | null;
  providerId: string | null;
  sentAt: number | null;
  leasedUntil: number | null;
}
const rowOf = async (userId: string) =>
  (await own.rows<Row>("SELECT * FROM deliveries WHERE userId = ? ORDER BY id DESC", userId))[0] as Row;

/** What the clock does each minute, with the queue emptied at once: sweep, then every message. */
async function minute(now: number, more: Partial<Env> = {}): Promise<string[]> {
  const ctx = own.at(now, { ...env, ...more });
  const states: string[] = [];
  for (const job of await takeDue(ctx)) states.push(await deliver(ctx, job));
  return states;
}

async function told(wishes?: Parameters<OwnDatabase["person"]>[2], now = NOON) {
  const person = await own.person(office, "officer", wishes);
  await own.tell(now, {
    ...{ userId: person.userId, organizationId: office, kind: "case_due", subject: "cases", subjectId: "cas_000001" },
    dedupeKey: `d${++serial}`,
  });
  return person;
}

describe("a message is delivered exactly once", () => {
  test("when all goes well", async () => {
    const { userId, email } = await told();
    expect(await minute(NOON)).toEqual(["sent"]);
    expect(await minute(NOON + MINUTE)).toEqual([]);
    expect(provider.accepted).toHaveLength(1);
    expect(provider.accepted[0]?.body).toMatchObject({ to: [email], subject: "Lanjut: Kasus Anda melewati tenggat." });
    expect(await rowOf(userId)).toMatchObject({ state: "sent", attempts: 1, lastError: null, providerId: "msg_1" });
  });

  test("through failures, a line cut after it was accepted, and a moved clock", async () => {
    const { userId } = await told();
    const cutAfterAccepting = { hangUp: true, accept: true };
    provider.next({ status: 500 }, { status: 429, headers: { "retry-after": "600" } }, cutAfterAccepting, {
      status: 503,
    });
    let now = NOON;
    const seen: (string | null)[] = [];
    for (let n = 0; n < 5; n++) {
      await minute(now);
      const row = await rowOf(userId);
      seen.push(row.lastError ?? row.state);
      expect(await minute(row.notBefore - 1)).toEqual([]);
      now = row.notBefore;
    }
    expect(seen).toEqual(["http_500", "http_429", "network", "http_503", "sent"]);
    expect(provider.received).toHaveLength(5);
    expect(new Set(provider.received.map(({ headers }) => headers["idempotency-key"])).size).toBe(1);
    expect(provider.accepted).toHaveLength(1);
    expect(await minute(now + 30 * 24 * HOUR)).toEqual([]);
  });

  test("when the process stops in the middle: the same key again, once the lease is over", async () => {
    const { userId } = await told();
    const ctx = own.at(NOON, env);
    const [job] = (await takeDue(ctx)) as [DeliveryJob];
    // The attempt is written down as begun, the message goes out, and then the Worker is gone.
    provider.next({ hangUp: true, accept: true });
    const until = NOON + 2 * MINUTE;
    await own.client.execute({
      sql: "UPDATE deliveries SET attempts = 1, lastError = 'under_way', leasedUntil = ? WHERE id = ?",
      args: [until, job.deliveryId],
    });
    await fetch(provider.url, { method: "POST", headers: { "idempotency-key": job.deliveryId }, body: "{}" }).catch(
      () => 0,
    );
    expect(await minute(until - 1)).toEqual([]);
    expect(await deliver(ctx, job)).toBe("not_held");
    expect(await minute(until)).toEqual(["sent"]);
    expect(provider.received).toHaveLength(2);
    expect(provider.accepted).toHaveLength(1);
    expect(await rowOf(userId)).toMatchObject({ state: "sent", attempts: 2 });
  });

  test("when the queue repeats its message, and when many sweeps run at once", async () => {
    await told();
    const ctx = own.at(NOON, env);
    const sweeps = (await Promise.all(Array.from({ length: 5 }, () => takeDue(ctx)))).flat();
    expect(sweeps).toHaveLength(1);
    const job = sweeps[0] as DeliveryJob;
    const states = await Promise.all(Array.from({ length: 5 }, () => deliver(ctx, job)));
    expect(states.filter((state) => state === "sent")).toHaveLength(1);
    expect(states.filter((state) => state === "not_held")).toHaveLength(4);
    expect(provider.received).toHaveLength(1);
  });

  test("when the queue loses its message: the next sweep after the lease hands it on", async () => {
    await told();
    expect(await takeDue(own.at(NOON, env))).toHaveLength(1);
    expect(await minute(NOON + 14 * MINUTE)).toEqual([]);
    expect(await minute(NOON + 15 * MINUTE)).toEqual(["sent"]);
  });

  test("a slow provider is waited for ten seconds, then asked again under the same key", async () => {
    const { userId } = await told();
    provider.next({ delayMs: 11_000, accept: true });
    expect(await minute(NOON)).toEqual(["waiting"]);
    const row = await rowOf(userId);
    expect(row.lastError).toBe("timeout");
    expect(await minute(row.notBefore)).toEqual(["sent"]);
    expect(provider.accepted).toHaveLength(1);
  });
});

describe("WhatsApp knows no key", () => {
  const wishes = { channel: "whatsapp", phone: "+6281234567890" } as const;

  test("so an attempt without a reply is not repeated: an admin is told and decides", async () => {
    const admin = await own.person(office, "admin");
    const { userId } = await told(wishes);
    provider.next({ hangUp: true, accept: true });
    expect(await minute(NOON)).toEqual(["dead"]);
    expect(await minute(NOON + 24 * HOUR)).toEqual([]);
    expect(provider.accepted).toHaveLength(1);
    expect(provider.accepted[0]?.body).toMatchObject({ to: "6281234567890" });
    expect(await rowOf(userId)).toMatchObject({ state: "dead", lastError: "unknown:network", leasedUntil: null });
    await told(wishes);
    provider.next({ status: 400 });
    expect(await minute(NOON)).toEqual(["dead"]);
    const notices = await own.rows("SELECT kind FROM notifications WHERE userId = ?", admin.userId);
    expect(notices).toEqual([{ kind: "delivery_dead" }]);
  });

  test("nor one that was cut off, even when the person has chosen e-mail since", async () => {
    const { userId, organizationId } = await told(wishes);
    await takeDue(own.at(NOON, env));
    await own.client.execute({
      sql: "UPDATE deliveries SET attempts = 1, lastError = 'under_way', leasedUntil = ? WHERE userId = ?",
      args: [NOON, userId],
    });
    await own.wish(userId, organizationId, { channel: "email" });
    expect(await minute(NOON + MINUTE)).toEqual(["dead"]);
    expect(provider.received).toEqual([]);
  });

  test("but a clear refusal for now is tried again", async () => {
    await told(wishes);
    provider.next({ status: 503 });
    expect(await minute(NOON)).toEqual(["waiting"]);
    expect(await minute(NOON + 2 * MINUTE)).toEqual(["sent"]);
    expect(provider.accepted).toHaveLength(1);
  });
});

describe("what waits for one person at one moment", () => {
  const more = (userId: string, kind: "case_due" | "digest" = "case_due") =>
    own.tell(NOON, { userId, organizationId: office, kind, data: { overdue: 2 }, dedupeKey: `m${++serial}` });
  const statesOf = async (userId: string) =>
    (await own.rows<Row>("SELECT * FROM deliveries WHERE userId = ?", userId)).map((row) => row.lastError ?? row.state);

  test("is one message that says how many, the same at each attempt; a Monday list goes by itself", async () => {
    const { userId } = await told();
    const other = await told();
    for (let n = 0; n < 4; n++) await more(userId);
    await more(userId, "digest");
    provider.next({ status: 500 }, { status: 500 }, { status: 500 });
    await minute(NOON);
    await more(userId);
    await minute(NOON + HOUR);
    const subjects = (email: string) =>
      provider.accepted.filter(({ body }) => (body.to as string[])[0] === email).map(({ body }) => body.subject);
    const { email } = (await own.rows<{ email: string }>("SELECT email FROM users WHERE id = ?", userId))[0] ?? {
      email: "",
    };
    expect(subjects(email).sort()).toEqual([
      "Lanjut: 5 pemberitahuan baru menunggu Anda di Lanjut.",
      "Lanjut: Daftar Senin: 2 kunjungan lewat tenggat.",
      "Lanjut: Kasus Anda melewati tenggat.",
    ]);
    expect(subjects(other.email)).toEqual(["Lanjut: Kasus Anda melewati tenggat."]);
    expect((await statesOf(userId)).sort()).toEqual([...Array(4).fill("bundled"), "sent", "sent", "sent"]);
    const texts = provider.received.map(({ headers, body }) => `${headers["idempotency-key"]} ${body.text}`);
    expect(new Set(texts).size).toBe(4);
  });

  test("is one message when the queue works on all of them at once", async () => {
    const { userId } = await told();
    for (let n = 0; n < 5; n++) await more(userId);
    const ctx = own.at(NOON, env);
    const states = await Promise.all((await takeDue(ctx)).map((job) => deliver(ctx, job)));
    expect(states.sort()).toEqual([...Array(5).fill("not_held"), "sent"]);
    expect(provider.accepted).toHaveLength(1);
    expect(provider.accepted[0]?.body.text).toContain("6 pemberitahuan baru");
    expect(provider.accepted[0]?.body.text).toContain("https://lanjut.test/#/notifications\n");
  });

  test("cut off in the middle, it is still one message with its number", async () => {
    const { userId } = await told();
    for (let n = 0; n < 2; n++) await more(userId);
    provider.next({ hangUp: true, accept: true });
    await minute(NOON);
    await minute(NOON + HOUR);
    expect(provider.accepted).toHaveLength(1);
    expect(provider.received.map(({ body }) => body.subject)).toEqual(
      Array(2).fill("Lanjut: 3 pemberitahuan baru menunggu Anda di Lanjut."),
    );
    expect(await minute(NOON + 24 * HOUR)).toEqual([]);
  });
});

test("a message nobody takes is dead in the end, after hours of trying", async () => {
  const { userId } = await told({ quietFrom: "00:00", quietTo: "00:00" });
  provider.next(...Array.from({ length: 20 }, () => ({ status: 500 })));
  let now = NOON;
  for (let row = await rowOf(userId); row.state === "waiting"; row = await rowOf(userId)) {
    now = row.notBefore;
    await minute(now);
  }
  expect(await rowOf(userId)).toMatchObject({ state: "dead", attempts: 9, lastError: "http_500" });
  expect(now - NOON).toBeGreaterThan(3 * HOUR);
});

describe("as the person wishes by then", () => {
  test("not in the quiet hours, but right after them", async () => {
    const night = Date.parse("2026-06-15T14:00:00Z");
    const morning = Date.parse("2026-06-15T23:00:00Z");
    const { userId } = await told({ quietFrom: "20:00", quietTo: "06:00" }, night);
    expect(await minute(night)).toEqual(["waiting"]);
    expect(await rowOf(userId)).toMatchObject({ notBefore: morning, attempts: 0, leasedUntil: null });
    expect(await minute(morning - 1)).toEqual([]);
    expect(provider.received).toEqual([]);
    expect(await minute(morning)).toEqual(["sent"]);
  });

  test("in the language chosen", async () => {
    await told({ locale: "en" });
    await minute(NOON);
    expect(provider.accepted[0]?.body).toMatchObject({ subject: "Lanjut: A case of yours is past its due day." });
  });

  test("not at all when none is wanted any more, or the account is closed", async () => {
    const changed = await told();
    await own.wish(changed.userId, office, { channel: "none" });
    const gone = await told();
    await own.client.execute({ sql: "UPDATE users SET active = 0 WHERE id = ?", args: [gone.userId] });
    const moved = await told();
    const elsewhere = await own.organization();
    await own.client.execute({
      sql: "UPDATE users SET organizationId = ? WHERE id = ?",
      args: [elsewhere, moved.userId],
    });
    expect(await minute(NOON)).toEqual(["cancelled", "cancelled", "cancelled"]);
    expect(provider.received).toEqual([]);
    expect([(await rowOf(changed.userId)).lastError, (await rowOf(gone.userId)).lastError]).toEqual([
      "unwanted",
      "inactive",
    ]);
  });

  test("WhatsApp without a number is dead and says why", async () => {
    const { userId } = await told({ channel: "whatsapp" });
    expect(await minute(NOON)).toEqual(["dead"]);
    expect((await rowOf(userId)).lastError).toBe("no_address");
  });
});

test("a message holds a sentence and a link to the configured host: nobody's name, number or place", async () => {
  const { userId, email } = await told();
  const [notice] = await own.rows<{ id: string }>("SELECT id FROM notifications WHERE userId = ?", userId);
  await minute(NOON);
  const { body } = provider.accepted[0] as { body: Record<string, unknown> };
  expect(Object.keys(body).sort()).toEqual(["from", "subject", "text", "to"]);
  expect(body.text).toContain(`https://lanjut.test/#/notifications/${notice?.id}/show`);
  const rest = JSON.stringify({ ...body, to: [] });
  for (const canary of ["Sri", "Rahasia", email, "Dinas", "35.73", "cas_000001", userId])
    expect(rest).not.toContain(canary);
});

test("without a provider the log stands in for it, and the row says so", async () => {
  const { userId } = await told();
  expect(await minute(NOON, { EMAIL_API_URL: undefined })).toEqual(["sent"]);
  expect(await rowOf(userId)).toMatchObject({ state: "sent", providerId: "log" });
  expect(provider.received).toEqual([]);
});

test("a sweep hands the queue at most a hundred messages at a time, each once", async () => {
  const people = await Promise.all(Array.from({ length: 130 }, () => own.person(office, "officer")));
  await own.tell(
    NOON,
    ...people.map(({ userId }) => ({ userId, organizationId: office, kind: "case_due" as const, dedupeKey: "many" })),
  );
  const batches: DeliveryJob[][] = [];
  const JOBS = {
    sendBatch: async (batch: { body: DeliveryJob }[]) => void batches.push(batch.map(({ body }) => body)),
  };
  const ctx = own.at(NOON, { ...env, JOBS: JOBS as unknown as Env["JOBS"] });
  expect(await sweepDeliveries(ctx)).toEqual({ queued: 130 });
  expect(batches.map((one) => one.length)).toEqual([100, 30]);
  expect(new Set(batches.flat().map(({ deliveryId }) => deliveryId)).size).toBe(130);
  expect(await sweepDeliveries(ctx)).toEqual({ queued: 0 });
});
