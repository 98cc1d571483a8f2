import { compareRates } from "./rate.ts";
import type { Report } from "./run.ts";
import { type Bench, call } from "./system.ts";

/** Open follow-ups, each to be completed once. */
async function openFollowUps(bench: Bench): Promise<string[]> {
  const { rows } = await bench.client.execute(
    "SELECT id FROM follow_ups WHERE state = 'scheduled' ORDER BY groupId LIMIT 20000",
  );
  return rows.map((row) => String(row.id));
}

export async function measureWrites(bench: Bench, report: Report): Promise<void> {
  const ids = await openFollowUps(bench);
  let next = 0;
  const complete = async () => {
    const id = ids[next++];
    if (!id) throw new Error("no open follow-up left: generate more");
    const body = { method: "visit", activityStatus: "active", activeMembers: 4, monthlyRevenueIdr: 1_000_000 };
    await call(bench.appUrl, bench.cookie, "POST", `/api/follow-ups/${id}/complete`, 200, body, {
      "idempotency-key": id,
    });
  };
  const floorIds = ids.toReversed();
  let floorNext = 0;
  const bare = async (): Promise<void> => {
    const id = floorIds[floorNext++];
    const statements = [
      {
        sql: "UPDATE follow_ups SET state = 'done', doneOn = dueOn, version = version + 1 WHERE id = ? AND version = 1",
        args: [id],
      },
      { sql: "INSERT INTO guard (ok, code) SELECT changes(), 'stale'", args: [] },
    ];
    const body = JSON.stringify({ statements, mode: "write" });
    for (let attempt = 0; attempt < 10; attempt++) {
      const reply = await fetch(`${bench.bareUrl}/api/run`, { method: "POST", body });
      const text = await reply.text();
      if (reply.ok) return;
      if (!text.includes("BUSY")) throw new Error(`bare Worker: ${reply.status} ${text}`);
    }
    throw new Error("bare Worker: busy");
  };
  for (const connections of [1, 10]) {
    const { ours, floor, ratio } = await compareRates(complete, bare, { connections, seconds: 1, rounds: 5 });
    report({
      what: `follow-up completed, ${connections} connection${connections > 1 ? "s" : ""}: of a bare write batch`,
      figure: `${Math.round(ratio * 100)} % (${Math.round(ours)}/s of ${Math.round(floor)}/s)`,
      bound: "≥ 35 %",
      holds: ratio >= 0.35,
    });
  }
}
