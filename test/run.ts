import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { findSqld } from "#db/sqldBinary.ts";
import { buildConsole } from "#worker/node/console.ts";

const ROOT = join(import.meta.dirname, "..");
const OUTPUT = join(import.meta.dirname, ".output");
type Tally = { passed: number; failed: number; skipped: number };

const interrupted = new AbortController();

function run(script: string, args: string[]): Promise<number> {
  if (interrupted.signal.aborted) return Promise.resolve(1);
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(ROOT, "node_modules", script), ...args], {
      cwd: ROOT,
      stdio: "inherit",
    });
    const end = () => child.kill("SIGTERM");
    interrupted.signal.addEventListener("abort", end);
    child.once("exit", (code) => {
      interrupted.signal.removeEventListener("abort", end);
      resolve(code ?? 1);
    });
  });
}

function readResult<T>(file: string): T | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as T) : undefined;
}

/** A run that failed for another reason than a test counts as one failure. */
function settle(tally: Tally, code: number): Tally {
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

async function runVitest(...projects: string[]): Promise<Tally> {
  const file = join(OUTPUT, `${projects.join("-")}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const code = await run("vitest/vitest.mjs", [
    ...["run", "--config", "test/vitest.config.ts", ...reporters],
    ...projects.flatMap((project) => ["--project", project]),
  ]);
  type Result = {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
    numTodoTests: number;
    testResults: { status: string; assertionResults: unknown[] }[];
  };
  const result = readResult<Result>(file);
  if (!result) return { passed: 0, failed: 1, skipped: 0 };
  const brokenFiles = result.testResults.filter((one) => one.status === "failed" && one.assertionResults.length === 0);
  return settle(
    {
      passed: result.numPassedTests,
      failed: result.numFailedTests + brokenFiles.length,
      skipped: result.numPendingTests + result.numTodoTests,
    },
    code,
  );
}

async function runBrowser(): Promise<Tally> {
  const args = ["test", "--config", "test/e2e/playwright.config.ts", "--pass-with-no-tests"];
  const code = await run("@playwright/test/cli.js", args);
  type Result = { stats: { expected: number; unexpected: number; flaky: number; skipped: number }; errors: unknown[] };
  const result = readResult<Result>(join(OUTPUT, "browser.json"));
  if (!result) return { passed: 0, failed: 1, skipped: 0 };
  const { expected, unexpected, flaky, skipped } = result.stats;
  return settle({ passed: expected + flaky, failed: unexpected + result.errors.length, skipped }, code);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => interrupted.abort());
rmSync(OUTPUT, { recursive: true, force: true });
mkdirSync(OUTPUT, { recursive: true });
const tallies: Tally[] = [];
try {
  // Once, before several suites look for it at the same time.
  await findSqld();
  await buildConsole();
  // The API tests wait for workerd and sqld most of the time: what needs neither runs beside them.
  tallies.push(...(await Promise.all([runVitest("worker"), runVitest("unit", "admin")])), await runBrowser());
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  tallies.push({ passed: 0, failed: 1, skipped: 0 });
}
const sum = (key: keyof Tally) => tallies.reduce((total, tally) => total + tally[key], 0);
process.exitCode = sum("failed") > 0 ? 1 : 0;
const skipped = sum("skipped") > 0 ? `, ${sum("skipped")} skipped` : "";
process.stdout.write(`\n${sum("passed")} passed, ${sum("failed")} failed${skipped}\n`);
