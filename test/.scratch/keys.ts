import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
const seen = new Set<string>();
const root = "/tmp/g-Y/admin/src";
const keys = new Map<string, Set<string>>();
function visit(file: string, allowLazy: boolean) {
  if (seen.has(file) || !/\.tsx?$/.test(file) || !existsSync(file)) return;
  seen.add(file);
  const s = readFileSync(file, "utf8");
  for (const m of s.matchAll(/["'`]resources\.([a-z$\{\}-]+)(\.[\w.$\{\}-]*)?/gi)) {
    const k = m[1]!; if (!keys.has(k)) keys.set(k, new Set()); keys.get(k)!.add(`${relative(root, file)} ${m[0]}`);
  }
  if (/["'`]builder\./.test(s)) { keys.set("BUILDER", (keys.get("BUILDER") ?? new Set()).add(relative(root, file))); }
  const isIndex = /resources\/\w+\/index\.ts$/.test(file);
  for (const m of s.matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)) {
    if (/i18n\//.test(m[1]!)) continue;
    const lazy = s.slice(m.index!, m.index! + 8).startsWith("import(");
    if (lazy && (isIndex || !allowLazy || file.endsWith("App.tsx"))) continue;
    if (/^import type|^export type/.test(s.slice(s.lastIndexOf("\n", m.index!) + 1))) continue;
    visit(join(dirname(file), m[1]!), allowLazy);
  }
}
for (const f of ["App.tsx", "dashboard/Dashboard.tsx", "resources/groups/GroupList.tsx", "resources/programs/ProgramList.tsx"]) visit(join(root, f), true);
for (const [k, v] of [...keys].sort()) console.log(k, "\n   ", [...v].slice(0, 12).join("\n    "));
