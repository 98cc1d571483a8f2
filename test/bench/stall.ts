import { sql } from "drizzle-orm";
import { openDb } from "#db/client.ts";
import { rules as rulesTable } from "#db/schema/index.ts";
import { todayAt } from "#worker/stall/asOf.ts";
import { inPrograms, programChunks } from "#worker/stall/chunks.ts";
import { groupFactsCtes } from "#worker/stall/evaluation.ts";
import { ruleSetOf } from "#worker/stall/ruleSet.ts";
import { scaled } from "./dataset.ts";
import { compareTimes } from "./rate.ts";
import type { Report } from "./run.ts";
import { type Bench, call, startBench } from "./system.ts";

const LARGE_FACTOR = 5;

/** Every fact that a group rule names, for every group of the office, straight on sqld: the run's own packs, rows read. */
async function rawFacts(bench: Bench): Promise<() => Promise<unknown>> {
  const db = openDb(bench.client);
  const { facts } = ruleSetOf(await db.select().from(rulesTable), "group");
  const packs = await programChunks({ db }, { organizationId: bench.dataset.organizationId });
  return async () => {
    for (const pack of packs) {
      const ctes = groupFactsCtes({ where: inPrograms(pack).groups, asOf: todayAt(Date.now()) }, facts);
      await db.all(sql`WITH ${ctes} SELECT * FROM f`);
    }
  };
}

const runAll = (bench: Bench) => () => call(bench.appUrl, bench.cookie, "POST", "/api/stall-runs", 200, {});

/** As the night finds it: every status is of another day, nearly every signal stands. */
const nextDay = (bench: Bench) => bench.client.execute("UPDATE group_status SET asOf = '2000-01-01'");

export async function measureStall(full: Bench, report: Report): Promise<void> {
  await runAll(full)();
  const facts = await rawFacts(full);
  const nightly = await timed(full, facts);
  report({
    what: "stall run, all groups: of the raw facts query",
    figure: `${nightly.ratio.toFixed(2)} × (${Math.round(nightly.ours)} ms of ${Math.round(nightly.floor)} ms)`,
    bound: "≤ 3 ×",
    holds: nightly.ratio <= 3,
  });
  const preview = await compareTimes(
    () => call(full.appUrl, full.cookie, "POST", "/api/stall-runs", 200, { preview: true }),
    facts,
    3,
  );
  report({
    what: "preview of a run, all groups: of the raw facts query",
    figure: `${preview.ratio.toFixed(2)} × (${Math.round(preview.ours)} ms)`,
    bound: "≤ 3 ×",
    holds: preview.ratio <= 3,
  });
}

/** The same at five times the groups: the time of a run grows with them, no faster. */
export async function measureGrowth(full: Bench, report: Report): Promise<void> {
  const facts = await rawFacts(full);
  const nightly = await timed(full, facts);
  const large = await startBench("large", scaled(LARGE_FACTOR));
  try {
    await runAll(large)();
    const long = await timed(large, await rawFacts(large));
    const growth = long.ours / nightly.ours;
    report({
      what: `stall run, ${LARGE_FACTOR} times the groups: time`,
      figure: `${growth.toFixed(1)} × (${Math.round(long.ours)} ms; the bare facts query ${(long.floor / nightly.floor).toFixed(1)} ×)`,
      bound: `≤ ${LARGE_FACTOR * 1.3} ×`,
      holds: growth <= LARGE_FACTOR * 1.3,
    });
  } finally {
    await large.stop();
  }
}

async function timed(bench: Bench, facts: () => Promise<unknown>) {
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round < 3; round++) {
    await nextDay(bench);
    for (const [i, work] of [runAll(bench), facts].entries()) {
      const started = performance.now();
      await work();
      times[i]?.push(performance.now() - started);
    }
  }
  const [ours = 0, floor = 0] = times.map((values) => values.toSorted((a, b) => a - b)[1] ?? 0);
  return { ours, floor, ratio: ours / floor };
}
