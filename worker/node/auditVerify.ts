import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { reportLines } from "#worker/audit/reportText.ts";
import { verifyExport } from "#worker/audit/verify.ts";
import { print } from "./output.ts";

const HOW = `npm run audit:verify -- FILE [--key FINGERPRINT] [--checkpoint FILE]… [--earlier FILE] [--lang id|en]

FILE          an export of the audit log (NDJSON)
--key         fingerprint of the key, as you have it from elsewhere
--checkpoint  a signed checkpoint you kept; more than once for several
--earlier     an export you have from before: this one must go on from it`;

const bytesOf = async (file: string) => new Uint8Array(await readFile(file));

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      key: { type: "string" },
      checkpoint: { type: "string", multiple: true },
      earlier: { type: "string" },
      lang: { type: "string" },
    },
  });
  const [file] = positionals;
  if (!file || positionals.length > 1) throw new Error(HOW);
  const kept = await Promise.all((values.checkpoint ?? []).map((one) => readFile(one, "utf8")));
  const report = await verifyExport(await bytesOf(file), {
    fingerprint: values.key,
    kept,
    earlier: values.earlier ? await bytesOf(values.earlier) : undefined,
  });
  for (const line of reportLines(report, values.lang === "en" ? "en" : "id")) print(line);
  if (!report.ok) process.exitCode = 1;
} catch (error) {
  print((error as Error).message);
  process.exitCode = 2;
}
