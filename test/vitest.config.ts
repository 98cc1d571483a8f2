import { join } from "node:path";
import { defineConfig } from "vitest/config";

const root = join(import.meta.dirname, "..");

export default defineConfig({
  root,
  test: {
    projects: [
      {
        extends: true,
        root,
        test: { name: "unit", include: ["test/unit/**/*.test.ts"], environment: "node", testTimeout: 30_000 },
      },
      {
        extends: true,
        root,
        test: { name: "admin", include: ["test/admin/**/*.test.{ts,tsx}"], environment: "node" },
      },
      {
        extends: true,
        root,
        test: {
          name: "worker",
          include: ["test/worker/**/*.test.ts"],
          environment: "node",
          globalSetup: ["test/setup/global.ts"],
          testTimeout: 90_000,
          hookTimeout: 120_000,
        },
      },
    ],
    pool: "threads",
    restoreMocks: true,
  },
});
