import { FULL, scaled } from "./dataset.ts";
import { importRoster } from "./importRoster.ts";
import { measureReads } from "./reads.ts";
import { measureSoak } from "./soakRun.ts";
import { measureStall } from "./stall.ts";
import { bundle, machine, removeFolder, startBench } from "./system.ts";
import { measureWrites } from "./writes.ts";

/** One line of the report: what was measured, the figure, its bound, and whether it holds. */
export interface Line {
  what: string;
  figure: string;
  bound: string;
  holds: boolean;
}

const quick = process.argv.includes("--quick");
const lines: Line[] = [];

function report(line: Line) {
  lines.push(line);
  process.stdout.write(
    `${line.holds ? "ok  " : "MISS"} ${line.what.padEnd(58)} ${line.figure.padEnd(34)} ${line.bound}\n`,
  );
}

process.stdout.write(`${machine()}\n`);
await bundle();
const small = await startBench("small", scaled(0.1));
const full = await startBench("full", quick ? scaled(0.3) : FULL);
try {
  for (const line of await measureReads(full, small)) report(line);
  for (const line of await measureWrites(full)) report(line);
  for (const line of await measureStall(full, quick)) report(line);
  report(await importRoster(small, quick ? 2_000 : 10_000));
  report(await measureSoak(full, quick ? 20 : 50, quick ? 30 : 300));
} finally {
  await Promise.all([full.stop(), small.stop()]);
  removeFolder();
}
const missed = lines.filter(({ holds }) => !holds).length;
process.stdout.write(`${lines.length - missed} of ${lines.length} bounds hold\n`);
process.exit(missed > 0 ? 1 : 0);
