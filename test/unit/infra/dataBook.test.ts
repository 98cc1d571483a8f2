import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const DB = join(import.meta.dirname, "../../../db");

it("db/README.md has a row for every table, and for no other", () => {
  const files = readdirSync(join(DB, "schema")).map((file) => readFileSync(join(DB, "schema", file), "utf8"));
  const tables = files.flatMap((text) => [...text.matchAll(/sqliteTable\(\s*"(\w+)"/g)].map((match) => match[1]));
  const rows = [...readFileSync(join(DB, "README.md"), "utf8").matchAll(/^\| `(\w+)`/gm)].map((match) => match[1]);
  expect(rows.toSorted()).toEqual(tables.toSorted());
});
