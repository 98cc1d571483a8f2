import { measureAudit } from "./audit.ts";
import { FULL, scaled } from "./dataset.ts";
import { importRoster } from "./importRoster.ts";
import { measureOutcomes } from "./outcomes.ts";
import { measureReads } from "./reads.ts";
import { measureSoak } from "./soakRun.ts";
import { measureGrowth, measureStall } from "./stall.ts";
import { bundle, call, machine, removeFolder, startBench } from "./system.ts";
import { measureWrites } from "./writes.ts";

/** One line of the report: what was measured, the figure, its bound, and whether it holds. */
export interface Line {
  what: string;
  figure: string;
  bound: string;
  holds: boolean;
}

const asked = process.argv.slice(2);
/** `--quick`: a third of the data, shorter runs. Section names run only those: reads writes stall outcomes import soak growth audit. */
const quick = asked.includes("--quick");
const sections = asked.filter((word) => !word.startsWith("--"));
const wanted = (section: string) => sections.length === 0 || sections.includes(section);
const lines: Line[] = [];

export type Report = (line: Line) => void;

const report: Report = (line) => {
  lines.push(line);
  process.stdout.write(
    `${line.holds ? "ok  " : "MISS"} ${line.what.padEnd(62)} ${line.figure.padEnd(48)} ${line.bound}\n`,
  );
};

process.stdout.write(`${machine()}\n`);
if (wanted("audit")) await measureAudit(report);
await bundle();
const APART = ["outcomes", "audit"];
const shared = sections.length === 0 || sections.some((section) => !APART.includes(section));
if (shared) await measureWork();
if (wanted("outcomes")) await measureOutcomes(report);
removeFolder();
const missed = lines.filter(({ holds }) => !holds).length;
process.stdout.write(`${lines.length - missed} of ${lines.length} bounds hold\n`);
process.exit(missed > 0 ? 1 : 0);

/** All that is measured on the same two databases. */
async function measureWork(): Promise<void> {
  const small = await startBench("small", scaled(0.1));
  const full = await startBench("full", quick ? scaled(0.3) : FULL);
  try {
    for (const bench of [small, full]) await call(bench.appUrl, bench.cookie, "POST", "/api/stall-runs", 200, {});
    if (wanted("reads")) await measureReads(full, small, report);
    if (wanted("writes")) await measureWrites(full, report);
    if (wanted("stall")) await measureStall(full, report);
    if (wanted("import")) report(await importRoster(small, quick ? 2_000 : 10_000));
    if (wanted("soak")) report(await measureSoak(full, quick ? 20 : 50, quick ? 30 : 300));
    if (wanted("growth") && !quick) await measureGrowth(full, report);
  } finally {
    await Promise.all([full.stop(), small.stop()]);
  }
}
