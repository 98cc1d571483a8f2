import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { ROOT, runTool } from "./tool.ts";

const BUILT = join(ROOT, "admin", "dist", "index.html");
const STAMP = join(ROOT, "node_modules", ".cache", "lanjut", "console.sha256");
const SOURCES = ["admin", "db", "worker", "package.json", "package-lock.json"];
const IGNORED = /^(admin\/dist|db\/(migrations|seed)|worker\/node)\//;

async function listFiles(path: string): Promise<string[]> {
  const entries = await readdir(join(ROOT, path), { withFileTypes: true, recursive: true }).catch(() => undefined);
  if (!entries) return [path];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .filter((file) => !IGNORED.test(file));
}

async function hashSources(): Promise<string> {
  const files = (await Promise.all(SOURCES.map(listFiles))).flat().sort();
  const hash = createHash("sha256");
  for (const file of files) hash.update(`${file}\0`).update(await readFile(join(ROOT, file)));
  return hash.digest("hex");
}

/** Builds the console with vite, unless the built one is of these very sources. */
export async function buildConsole(): Promise<{ built: boolean }> {
  const hash = await hashSources();
  if (existsSync(BUILT) && (await readFile(STAMP, "utf8").catch(() => "")) === hash) return { built: false };
  await runTool("Building the console", "vite/bin/vite.js", ["build", "--config", "admin/vite.config.ts"]);
  await mkdir(join(STAMP, ".."), { recursive: true });
  await writeFile(STAMP, hash);
  return { built: true };
}
