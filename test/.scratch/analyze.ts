import { build } from "vite";
import { gzipSync } from "node:zlib";
import { writeFileSync } from "node:fs";
const r: any = await build({ configFile: "admin/vite.config.ts", logLevel: "silent", build: { write: false } });
const out: string[] = [];
for (const c of (Array.isArray(r) ? r[0] : r).output) if (c.type === "chunk" && /^assets\/(shared|index|App|icons|FilterButton|Pagination|SavedViews)-/.test(c.fileName)) {
  out.push(`## ${c.fileName} ${gzipSync(c.code).length}`);
  const m = Object.entries(c.modules).map(([k, v]: any) => [k.replace(/.*node_modules\//, "nm/").replace("/tmp/g-Y/", ""), v.renderedLength, v.code ? gzipSync(v.code).length : 0]).sort((a: any, b: any) => b[2] - a[2]);
  for (const x of m.filter((x: any) => /^(admin|db|worker)/.test(x[0])).slice(0, 70)) out.push(`${x[2]} ${x[1]} ${x[0]}`);
  const by: Record<string, number> = {};
  for (const x of m as any[]) { const p = x[0].startsWith("nm/") ? x[0].split("/").slice(1, x[0].startsWith("nm/@") ? 3 : 2).join("/") : x[0].split("/").slice(0, 3).join("/"); by[p] = (by[p] ?? 0) + x[1]; }
  out.push("-- by package (raw)"); for (const [k, v] of Object.entries(by).sort((a, b) => b[1] - a[1]).slice(0, 40)) out.push(`  ${v} ${k}`);
}
writeFileSync("/tmp/g-Y-analyze.txt", out.join("\n"));
