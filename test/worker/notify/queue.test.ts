import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { NOON, type OwnDatabase, openOwnDatabase } from "#test/support/ownDatabase.ts";
import { startProvider } from "#test/support/provider.ts";
import { server } from "#test/support/server.ts";
import { bundleWorker, startWorkerd, type Workerd } from "#worker/node/workerd.ts";

let own: OwnDatabase;
let worker: Workerd;
let provider: Awaited<ReturnType<typeof startProvider>>;

beforeAll(async () => {
  own = await openOwnDatabase();
  provider = await startProvider();
  const bundle = join(own.dir, "bundle");
  await bundleWorker(bundle);
  worker = await startWorkerd({
    bundle,
    logFile: join(own.dir, "worker.log"),
    bindings: {
      ...server.secrets,
      ...{ ENVIRONMENT: "test", TURSO_DATABASE_URL: own.url, CLOCK_OFFSET_MS: String(NOON - Date.now()) },
      ...{
        PUBLIC_URL: "https://lanjut.test/",
        EMAIL_API_URL: provider.url,
        EMAIL_API_KEY: "k",
        EMAIL_FROM: "l@uji.test",
      },
    },
  });
}, 120_000);

afterAll(async () => {
  await worker.stop();
  await provider.stop();
  await own.stop();
});

const states = async () =>
  (await own.rows<{ state: string }>("SELECT state FROM deliveries ORDER BY id")).map(({ state }) => state);

async function until(what: () => Promise<boolean>): Promise<void> {
  for (let n = 0; n < 200; n++) {
    if (await what()) return;
    await sleep(100);
  }
  throw new Error(`never so: ${JSON.stringify(await states())}`);
}

test("the clock of the Worker, its queue and a provider that fails: each message goes out once", async () => {
  const office = await own.organization();
  const people = await Promise.all(Array.from({ length: 12 }, () => own.person(office, "officer")));
  await own.tell(
    NOON - 1_000,
    ...people.map(({ userId }) => ({ userId, organizationId: office, kind: "case_due" as const, dedupeKey: "once" })),
  );
  // Nobody carries WhatsApp on this machine: the log stands in.
  const other = await own.person(office, "officer", { channel: "whatsapp", phone: "+6281234567890" });
  await own.tell(NOON - 1_000, { ...other, kind: "case_due", dedupeKey: "once" });
  provider.next({ status: 500 }, { hangUp: true, accept: true }, {}, { status: 429 });
  // Fired twice, as the platform may.
  await Promise.all([1, 2].map(() => worker.scheduled("* * * * *", NOON)));
  await until(async () => provider.received.length >= 12);
  await until(async () => (await states()).filter((state) => state === "sent").length >= 9);
  // The pause of those that failed is over.
  await own.client.execute("UPDATE deliveries SET notBefore = 0 WHERE state = 'waiting' AND leasedUntil IS NULL");
  await worker.scheduled("* * * * *", NOON);
  await until(async () => (await states()).every((state) => state === "sent"));
  expect(provider.accepted).toHaveLength(12);
  const receivers = provider.accepted.map(({ body }) => (body.to as string[])[0]);
  expect(receivers.sort()).toEqual(people.map(({ email }) => email).sort());
  expect(String(provider.accepted[0]?.body.text)).toContain("https://lanjut.test/#/notifications/");
  const log = readFileSync(join(own.dir, "worker.log"), "utf8");
  expect(log.match(/"kind":"case_due"/g)).toHaveLength(1);
  for (const canary of ["@uji.test", "81234567890", "Rahasia"]) expect(log).not.toContain(canary);
});

test("the hourly clock makes the Monday list, the next minute sends it", async () => {
  const office = await own.organization();
  const { userId } = await own.person(office, "office");
  await own.insert("follow_ups", office, {
    ...{ groupId: await group(office), programRegionCode: "35.73", dueOn: "2026-05-01", planStep: "m1" },
    ...{ windowStartsOn: "2026-05-01", windowEndsOn: "2026-05-08" },
  });
  const before = provider.accepted.length;
  await worker.scheduled("0 * * * *", NOON);
  await worker.scheduled("0 * * * *", NOON);
  await worker.scheduled("* * * * *", NOON);
  await until(async () => (await states()).every((state) => state === "sent"));
  const mine = provider.accepted.slice(before).filter(({ body }) => String(body.subject).includes("Daftar Senin"));
  expect(mine.map(({ body }) => body.subject)).toEqual(["Lanjut: Daftar Senin: 1 kunjungan lewat tenggat."]);
  expect(await own.rows("SELECT id FROM notifications WHERE userId = ?", userId)).toHaveLength(1);
});

async function group(office: string): Promise<string> {
  const programId = await own.insert("programs", office, {
    ...{ name: "Program", year: 2026, fundingSource: "csr", regionCode: "35.73", state: "mentoring" },
  });
  return own.insert("groups", office, {
    ...{ programId, name: "Mawar", nameKey: "mawar", villageCode: "35.73.01.1001", enteredOn: "2026-01-01" },
    programRegionCode: "35.73",
  });
}
