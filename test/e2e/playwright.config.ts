import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { chromiumLaunch } from "../support/chromium.ts";

const output = join(import.meta.dirname, "..", ".output");

export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.ts",
  globalSetup: "../setup/browser.ts",
  outputDir: join(output, "browser"),
  fullyParallel: false,
  workers: 1,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: join(output, "browser.json") }]],
  use: {
    // The global setup has started the system by the time a worker reads this.
    baseURL: process.env.LANJUT_TEST_URL,
    browserName: "chromium",
    headless: true,
    locale: "id-ID",
    timezoneId: "Asia/Jakarta",
    viewport: { width: 1366, height: 768 },
    screenshot: "only-on-failure",
    launchOptions: chromiumLaunch,
  },
});
