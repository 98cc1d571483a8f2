import { xlsx } from "#test/unit/imports/support/xlsx.ts";
import type { Line } from "./run.ts";
import { type Bench, call, workerdPeakMb } from "./system.ts";

const SECONDS = 60;
const GROWTH_MB = 96;

/** A well-formed NIK: Kota Malang, a birth date, a serial. */
function nik(row: number): string {
  const day = String((row % 28) + 1).padStart(2, "0");
  const month = String((row % 12) + 1).padStart(2, "0");
  return `357301${day}${month}80${String((row % 9999) + 1).padStart(4, "0")}`;
}

/** A number as letters: digits in a name are a fault. */
const letters = (row: number) => [...String(row)].map((digit) => String.fromCharCode(97 + Number(digit))).join("");

function roster(rows: number): Uint8Array {
  const people = Array.from({ length: rows }, (_, i) => [
    i + 1,
    `Warga Bangku ${letters(i)}`,
    nik(i),
    "L",
    `${String((i % 28) + 1).padStart(2, "0")}/${String((i % 12) + 1).padStart(2, "0")}/1980`,
    `Bangku ${Math.floor(i / 12)}`,
  ]);
  return xlsx([["No", "Nama", "NIK", "L/P", "Tgl Lahir", "Kelompok"], ...people]);
}

interface Progress {
  id: string;
  state: string;
  counts: Record<string, number>;
}

/** A roster uploaded, run dry, committed and finished: seconds from end to end, and how the Worker's memory grew. */
export async function importRoster(bench: Bench, rows: number): Promise<Line> {
  const form = new FormData();
  form.set("kind", "roster");
  form.set("programId", "prg_B0000001");
  form.set("file", new Blob([roster(rows) as BlobPart]), "peserta.xlsx");
  const before = workerdPeakMb();
  const started = performance.now();
  const uploaded = JSON.parse(await call(bench.appUrl, bench.cookie, "POST", "/api/imports", 201, form)) as Progress;
  const committed = await fetch(new URL(`/api/imports/${uploaded.id}/commit`, bench.appUrl), {
    method: "POST",
    headers: { cookie: bench.cookie, origin: bench.appUrl, "content-type": "application/json" },
    body: "{}",
  });
  if (committed.status >= 300) throw new Error(`commit: ${committed.status} ${await committed.text()}`);
  let state = "committing";
  while (state === "committing" && performance.now() - started < 4 * SECONDS * 1000) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    ({ state } = JSON.parse(
      await call(bench.appUrl, bench.cookie, "GET", `/api/imports/${uploaded.id}`, 200),
    ) as Progress);
  }
  const seconds = (performance.now() - started) / 1000;
  const { rows: stored } = await bench.client.execute(
    "SELECT count(*) AS n FROM people WHERE name LIKE 'Warga Bangku %'",
  );
  const grown = workerdPeakMb() - before;
  const all = stored[0]?.n === rows && uploaded.counts.create === rows;
  return {
    what: `import of ${rows} rows, end to end`,
    figure: `${seconds.toFixed(1)} s, ${uploaded.counts.create} made, memory +${grown} MB`,
    bound: `≤ ${SECONDS} s, ≤ +${GROWTH_MB} MB`,
    holds: seconds <= SECONDS && grown <= GROWTH_MB && all && state === "committed",
  };
}
