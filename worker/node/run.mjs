import { pathToFileURL } from "node:url";

// Plain JavaScript: an older Node cannot read the TypeScript that would say so.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `Lanjut needs Node 22.18 or newer (24 is best); this is ${process.versions.node}. On Linux x64 run it as "npm start": npm ci has installed Node 24.\n`,
  );
  process.exit(1);
}
const [script = "", ...rest] = process.argv.slice(2);
process.argv.splice(1, process.argv.length, script, ...rest);
await import(pathToFileURL(script).href);
