import { spawn } from "node:child_process";
import { cpSync, existsSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";

const ROOT = join(import.meta.dirname, "..");
const TOP_LEVEL = ["worker", "admin", "db", "test", "wrangler.toml", "package.json", "package-lock.json"];
const ALSO_TOP_LEVEL = ["tsconfig.json", "README.md", "LICENSE", "node_modules"];
/** Where the machine's clock may be read: one place for the Worker, one for the console, Node's entry points, tests. */
const CLOCK_READERS =
  /^(worker\/clock|worker\/node\/.+|db\/(local|lock|migrate)|admin\/src\/format\/clock|test\/.+)\.(ts|tsx)$/;
const MIGRATION_NAME =
  /^\d{4}_(create|add|drop|rename|move|index|fill|split|merge|change|allow|forbid|fix|remember|void|keep|record|store|seal|protect)(_[a-z0-9]+)+\.sql$/;

type Check = { name: string; faults: string[]; ms: number };

function runTool(script: string, args: string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(ROOT, "node_modules", script), ...args], { cwd: ROOT });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    child.once("close", (code) => resolve({ code, output: output.trim() }));
  });
}

async function runCheck(script: string, args: string[]): Promise<string[]> {
  const { code, output } = await runTool(script, args);
  return code === 0 ? [] : [output];
}

async function checkGenerated(): Promise<string[]> {
  const out = mkdtempSync(join(tmpdir(), "lanjut-verify-"));
  try {
    cpSync(join(ROOT, "db/migrations"), out, { recursive: true });
    const before = readdirSync(out);
    // It takes a path from here only, and says so of any other with exit code 0: what it did is read from what it made.
    const args = ["--dialect", "sqlite", "--schema", "./db/schema/index.ts", "--out", relative(ROOT, out)];
    const { output } = await runTool("drizzle-kit/bin.cjs", ["generate", ...args]);
    if (readdirSync(out).some((file) => !before.includes(file))) {
      return ["The schema has changes without a migration: npm run db:generate -- --name …"];
    }
    const snapshots = readdirSync(join(out, "meta")).filter((file) => file.endsWith("_snapshot.json"));
    return [
      ...(/No schema changes/.test(output) ? [] : [output]),
      ...(snapshots.length === 1 ? [] : ["db/migrations/meta: keep the newest snapshot only"]),
    ];
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

const sources = () =>
  globSync("{worker,admin,db,test}/**/*.{ts,tsx,mjs}", { cwd: ROOT }).filter(
    (file) => !/(^|\/)(node_modules|dist|\.output)\//.test(file) && file !== "test/verify.ts",
  );

async function checkStructure(): Promise<string[]> {
  const allowed = new Set([...TOP_LEVEL, ...ALSO_TOP_LEVEL]);
  const faults = readdirSync(ROOT)
    .filter((name) => !name.startsWith(".") && !allowed.has(name))
    .map((name) => `${name}: the top level is fixed`);
  for (const file of sources()) {
    const text = readFileSync(join(ROOT, file), "utf8");
    if (/\.transaction\(/.test(text))
      faults.push(`${file}: interactive transactions are not safe over HTTP, use a batch`);
    if (/\bnew Date\(\)|\bDate\.now\(\)/.test(text) && !CLOCK_READERS.test(file)) {
      faults.push(`${file}: the clock is passed in, it is read only in worker/clock.ts`);
    }
    if (/from "(\.\.\/)+(worker|admin|db)\//.test(text)) faults.push(`${file}: another top folder is imported with #`);
  }
  for (const file of readdirSync(join(ROOT, "db/migrations")).filter((name) => name.endsWith(".sql"))) {
    if (!MIGRATION_NAME.test(file)) faults.push(`db/migrations/${file}: name it NNNN_verb_what.sql`);
  }
  const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  for (const [name, command] of Object.entries(scripts)) {
    for (const path of command.match(/(?<=\s)[\w./-]+\.(ts|mjs|json)\b/g) ?? []) {
      if (!existsSync(join(ROOT, path))) faults.push(`package.json: ${name} names ${path}, which does not exist`);
    }
  }
  return faults;
}

async function time(name: string, run: () => Promise<string[]>): Promise<Check> {
  const start = Date.now();
  const faults = await run();
  return { name, faults, ms: Date.now() - start };
}

const checks = await Promise.all([
  time("format and lint", () =>
    runCheck("@biomejs/biome/bin/biome", ["check", "--config-path=test/biome.json", "--max-diagnostics=50", "."]),
  ),
  time("types", () => runCheck("typescript/bin/tsc", ["--noEmit"])),
  time("generated files", checkGenerated),
  time("structure", checkStructure),
]);
for (const { name, faults, ms } of checks) {
  process.stdout.write(`${faults.length === 0 ? "ok  " : "FAIL"} ${name} (${ms} ms)\n`);
  for (const fault of faults) process.stdout.write(`${fault}\n`);
}
process.exitCode = checks.some(({ faults }) => faults.length > 0) ? 1 : 0;
