import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "..", "..");
const CACHE = join(ROOT, "node_modules", ".cache", "lanjut");
const PACKAGE = join(createRequire(import.meta.url).resolve("@sparticuz/chromium"), "../../../package.json");
const VERSION = (JSON.parse(readFileSync(PACKAGE, "utf8")) as { version: string }).version;
const FOLDER = join(CACHE, `chromium-${VERSION}`);
const isCarried = process.platform === "linux" && process.arch === "x64";

/** How to launch the Chromium that an npm package carries; elsewhere than Linux x64, Playwright's own. */
export const chromiumLaunch = isCarried
  ? {
      executablePath: join(FOLDER, "chromium"),
      args: ["--no-sandbox", "--disable-dev-shm-usage", "--font-render-hinting=none", "--lang=id"],
      env: {
        PATH: process.env.PATH ?? "",
        HOME: FOLDER,
        LD_LIBRARY_PATH: join(FOLDER, "al2023", "lib"),
        FONTCONFIG_PATH: join(FOLDER, "fonts"),
      },
    }
  : {};

/** Unpacks it once. The package unpacks to the temporary folder, and its libraries only on Amazon's systems. */
export async function unpackChromium(): Promise<void> {
  if (!isCarried || existsSync(FOLDER)) return;
  const unpacking = `${FOLDER}.${process.pid}`;
  mkdirSync(unpacking, { recursive: true });
  const before = { ...process.env };
  try {
    Object.assign(process.env, { TMPDIR: unpacking, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs22.x" });
    const { default: chromium } = await import("@sparticuz/chromium");
    await chromium.executablePath();
  } finally {
    for (const name of ["TMPDIR", "AWS_EXECUTION_ENV", "LD_LIBRARY_PATH", "FONTCONFIG_PATH"]) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  }
  try {
    renameSync(unpacking, FOLDER);
  } catch {
    // Another run was faster.
    rmSync(unpacking, { recursive: true, force: true });
  }
}
