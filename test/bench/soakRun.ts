import type { Line } from "./run.ts";
import { soak } from "./soak.ts";
import type { Bench } from "./system.ts";

export async function measureSoak(bench: Bench, clients: number, seconds: number): Promise<Line> {
  const { rows } = await bench.client.execute("SELECT id FROM groups LIMIT 2000");
  const result = await soak({
    base: bench.appUrl,
    cookie: bench.cookie,
    client: bench.client,
    groupIds: rows.map((row) => String(row.id)),
    clients,
    seconds,
    today: new Date().toISOString().slice(0, 10),
  });
  const sound = result.lost === 0 && result.doubled === 0 && result.faults.length === 0 && result.acknowledged > 0;
  if (!sound) process.stdout.write(`${JSON.stringify({ ...result, faults: result.faults.slice(0, 10) })}\n`);
  return {
    what: `soak: ${clients} clients for ${seconds} s`,
    figure: `${result.acknowledged} writes, ${result.reads} reads, ${result.honest503} × 503, slowest ${Math.round(result.slowestMs)} ms`,
    bound: `lost ${result.lost}, doubled ${result.doubled}, faults ${result.faults.length}`,
    holds: sound,
  };
}
