import { FULL } from "./dataset.ts";
import { compareTimes } from "./rate.ts";
import type { Report } from "./run.ts";
import { type Bench, call, startBench } from "./system.ts";

/** Ten programmes of 2,000 groups: the office has 20,000. */
const SIZES = { ...FULL, programs: 10 };
const COMPARED = ["prg_B0000001", "prg_B0000002", "prg_B0000003", "prg_B0000004"];

/** What a page of outcomes asks of the database, straight on sqld. */
async function rawSql(bench: Bench, path: string): Promise<() => Promise<unknown>> {
  await call(bench.recordedUrl, bench.recordedCookie, "GET", path, 200);
  const trips = await bench.recorder.record(() => call(bench.recordedUrl, bench.recordedCookie, "GET", path, 200));
  const statements = trips.flatMap((trip) => trip.statements).filter(({ sql }) => !/from "sessions"/i.test(sql));
  if (statements.length === 0) throw new Error("nothing was recorded");
  return () => patiently(() => bench.client.batch(statements, "read"));
}

/** sqld says "busy" while it folds its log: asked again, as the Worker's callers do. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt > 20 || !/BUSY|503/.test(String(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** Outcomes of a programme and of an office, today and as of a past day, against the SQL they stand on. */
export async function measureOutcomes(report: Report): Promise<void> {
  const bench = await startBench("outcomes", SIZES);
  try {
    const past = new Date(Date.now() - 200 * 86_400_000).toISOString().slice(0, 10);
    for (const [what, path] of [
      ["a programme with 2,000 groups", "/api/programs/prg_B0000003/outcomes"],
      ["the same as recorded by a past day", `/api/programs/prg_B0000003/outcomes?asOf=${past}&basis=recorded`],
      ["an office with 20,000 groups", `/api/outcomes?by=office&id=${bench.dataset.organizationId}`],
      [
        "the same as recorded by a past day",
        `/api/outcomes?by=office&id=${bench.dataset.organizationId}&asOf=${past}&basis=recorded`,
      ],
      ["the map of 20,000 groups", `/api/group-map?by=office&id=${bench.dataset.organizationId}`],
      ["four programmes compared, 8,000 groups", `/api/outcomes/compare?month=6&programs=${COMPARED.join(",")}`],
      ["the social protection of 100,000 people", "/api/social-protection"],
      ["the same as recorded by a past day", `/api/social-protection?asOf=${past}`],
    ] as const) {
      const page = () => patiently(() => call(bench.appUrl, bench.cookie, "GET", path, 200));
      const { ours, floor, ratio } = await compareTimes(page, await rawSql(bench, path), 5);
      report({
        what: `outcomes, ${what}: of their raw SQL`,
        figure: `${ratio.toFixed(2)} × (${Math.round(ours)} ms of ${Math.round(floor)} ms)`,
        bound: "≤ 3 ×",
        holds: ratio <= 3,
      });
    }
  } finally {
    await bench.stop();
  }
}
