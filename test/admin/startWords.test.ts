import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { later } from "#admin/i18n/id/later.ts";
import { names } from "#admin/i18n/id/names.ts";
import { start } from "#admin/i18n/id/start.ts";

const SOURCE = join(import.meta.dirname, "../../admin/src");
/** What is shown with the words of the start; whatever else is opened waits for the later ones (`lazyPage`). */
const FIRST = [
  "App.tsx",
  "dashboard/Dashboard.tsx",
  "resources/groups/GroupList.tsx",
  "resources/programs/ProgramList.tsx",
];

/** Names every module that a first screen shows without waiting, with its text. */
function firstModules(): Map<string, string> {
  const found = new Map<string, string>();
  const visit = (file: string): void => {
    if (found.has(file) || !/\.tsx?$/.test(file) || file.includes("/i18n/") || !existsSync(file)) return;
    const text = readFileSync(file, "utf8");
    found.set(file, text);
    const pages = /\/index\.ts$|\/App\.tsx$/.test(file);
    for (const [, kind, path] of text.matchAll(/(from|lazyPage\(\(\) => import\(|import\() ?"(\.[^"]+)"/g))
      if (kind === "from" || (kind === "import(" && !pages)) visit(join(dirname(file), String(path)));
  };
  for (const file of FIRST) visit(join(SOURCE, file));
  return found;
}

test("the first screens say nothing whose words come later", () => {
  const modules = firstModules();
  expect(modules.size).toBeGreaterThan(100);
  const said = [...modules].flatMap(([file, text]) =>
    [...text.matchAll(/["'`](?:resources\.)?([\w-]+)\.[\w.]+/g)]
      .filter(([key, of = ""]) => {
        const isLater = key.includes("resources.") ? of in later.resources : of === "builder";
        return isLater && !key.endsWith(`resources.${of}.name`);
      })
      .map(([key]) => `${file.slice(SOURCE.length + 1)}: ${key.slice(1)}`),
  );
  expect(said).toEqual([]);
});

test("a name stands with the first words, the rest of a resource in one place", () => {
  const twice = Object.keys(later.resources).filter((one) => one in start.resources && !(one in names));
  expect(twice).toEqual([]);
});
