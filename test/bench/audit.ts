import { sha256 } from "@noble/hashes/sha2.js";
import { fileOf, logLines, newKey, sealedRow } from "#test/unit/audit/auditFile.ts";
import { linesOf } from "#worker/audit/readExport.ts";
import { verifyExport } from "#worker/audit/verify.ts";
import { compareTimes } from "./rate.ts";
import type { Report } from "./run.ts";

const ROWS = 100_000;
const MOST_SECONDS = 5;
const MOST_RATIO = 12;

/** An export of 100,000 rows checked against a checkpoint that was kept; the floor is SHA-256 of each of its lines. */
export async function measureAudit(report: Report): Promise<void> {
  const key = await newKey();
  const rows = Array.from({ length: ROWS }, (_, i) => sealedRow(i));
  const { lines, notes } = await logLines(key, { rows, sealedAt: [ROWS / 2] });
  const file = await fileOf(lines, key);
  const check = async () => {
    const { ok, faults } = await verifyExport(file, { kept: notes });
    if (!ok) throw new Error(JSON.stringify(faults));
  };
  const hash = async () => {
    for (const line of linesOf(file)) sha256(line);
  };
  const { ours, floor, ratio } = await compareTimes(check, hash, 3);
  const seconds = ours / 1_000;
  report({
    what: `audit export of ${ROWS} rows checked: seconds`,
    figure: `${seconds.toFixed(1)} s (${Math.round(file.length / 1e6)} MB)`,
    bound: `≤ ${MOST_SECONDS} s`,
    holds: seconds <= MOST_SECONDS,
  });
  report({
    what: "the same: of hashing its lines alone",
    figure: `${ratio.toFixed(1)} × (${Math.round(ours)} ms of ${Math.round(floor)} ms)`,
    bound: `≤ ${MOST_RATIO} ×`,
    holds: ratio <= MOST_RATIO,
  });
}
