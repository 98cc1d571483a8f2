import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { AUDIT_ACTIONS } from "#db/constants.ts";

/** Types see the rest: what drizzle inserts is an AuditAction. */
test("what plain SQL writes into the audit log has its words too", () => {
  const written = globSync("worker/**/*.ts").flatMap((file) =>
    readFileSync(file, "utf8")
      .split("INSERT INTO audit_log")
      .slice(1)
      .map((rest) => /'([a-z_]+)', (?:'[a-z-]+'|\?)/.exec(rest)?.[1] ?? `${file}: unread`),
  );
  expect(written.length).toBeGreaterThan(2);
  expect(written.filter((action) => !AUDIT_ACTIONS.some((one) => one === action))).toEqual([]);
});
