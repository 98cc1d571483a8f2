import { sql } from "drizzle-orm";
import { openDb } from "#db/client.ts";
import { rules as rulesTable } from "#db/schema/index.ts";
import type { RuleQuery } from "#db/schema/rules.ts";
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

/** A rule with its thresholds moved, beside itself: who is flagged, newly, no more, and which bands move. */
async function draftOf(bench: Bench, code: string) {
  const rules = await openDb(bench.client).select().from(rulesTable);
  const rule = rules.find((one) => one.code === code && one.organizationId === bench.dataset.organizationId);
  if (!rule) throw new Error(`no rule ${code}`);
  const tiers = rule.tiers.map((tier) => ({
    ...tier,
    points: Math.min(100, tier.points + 5),
    query: lower(tier.query),
  }));
  return { rule, body: { ruleId: rule.id, kind: rule.kind, scope: rule.scope, tiers } };
}

const lower = (query: RuleQuery): RuleQuery => ({
  ...query,
  rules: query.rules.map((part) => {
    if ("rules" in part) return lower(part);
    return typeof part.value === "number" && part.value > 1 ? { ...part, value: part.value - 1 } : part;
  }),
});

/** The facts that one rule asks, for every group of the office at once, straight on sqld. */
function factsOfRule(bench: Bench, row: typeof rulesTable.$inferSelect): () => Promise<unknown> {
  const db = openDb(bench.client);
  const { facts } = ruleSetOf([row], "group");
  const { organizationId } = bench.dataset;
  return async () => {
    const where = sql`gr.organizationId = ${organizationId} AND gr.deletedAt IS NULL`;
    const ctes = groupFactsCtes({ where, asOf: todayAt(Date.now()) }, facts, false);
    await db.all(sql`WITH ${ctes} SELECT * FROM f`);
  };
}

/** Trying a draft may cost what a run costs over its own floor. */
async function measureDraft(full: Bench, report: Report): Promise<void> {
  for (const code of ["R06", "R11"]) {
    const { rule, body } = await draftOf(full, code);
    const draft = () => call(full.appUrl, full.cookie, "POST", "/api/rules/compare", 200, body);
    const { ratio, ours } = await compareTimes(draft, factsOfRule(full, rule), 5);
    report({
      what: `a draft of ${code} beside it, all groups: of its raw facts`,
      figure: `${ratio.toFixed(2)} × (${Math.round(ours)} ms)`,
      bound: "≤ 3 ×",
      holds: ratio <= 3,
    });
  }
}

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
  await measureDraft(full, report);
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
