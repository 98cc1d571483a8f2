import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unpackChromium } from "../support/chromium.ts";
import { startRunningSystem } from "../support/runningSystem.ts";

/** The real system with its demo, once for all journeys; its address and password are in the environment. */
export default async function setup(): Promise<() => Promise<void>> {
  const dir = mkdtempSync(join(tmpdir(), "lanjut-browser-"));
  const [system] = await Promise.all([startRunningSystem(dir, { LANJUT_SEED: "demo" }), unpackChromium()]);
  process.once("SIGTERM", () => process.exit(143));
  process.once("exit", () => system.process.kill("SIGTERM"));
  process.env.LANJUT_TEST_URL = system.url;
  process.env.LANJUT_TEST_PASSWORD = system.password;
  return async () => {
    await system.stop();
    rmSync(dir, { recursive: true, force: true, maxRetries: 3 });
  };
}
