import { STORIED, STORY_EVENTS } from "./dataset.ts";
import { compareRates } from "./rate.ts";
import type { RoundTrip } from "./recorder.ts";
import type { Line, Report } from "./run.ts";
import { type Bench, call } from "./system.ts";

const LIST = `/api/groups?${new URLSearchParams({
  filter: JSON.stringify({ activityStatus: "dormant", kind: "group" }),
  sort: JSON.stringify(["name", "ASC"]),
  range: "[0,24]",
})}`;
const OVERDUE = "/api/worklist?view=overdue";
const BOARD = "/api/case-board";

const percent = (ratio: number) => `${Math.round(ratio * 100)} %`;
const perSecond = (rate: number) => `${Math.round(rate)}/s`;

/** The bare Worker asked for exactly what the API asked of the database. */
function bareRead(bench: Bench, trips: RoundTrip[]) {
  if (trips.length === 0) throw new Error("nothing was recorded");
  const statements = trips.flatMap((trip) => trip.statements).filter(({ sql }) => !/from "sessions"/i.test(sql));
  return async () => {
    const reply = await fetch(`${bench.bareUrl}/api/run`, {
      method: "POST",
      body: JSON.stringify({ statements, mode: "read" }),
    });
    if (!reply.ok) throw new Error(`bare Worker: ${reply.status} ${await reply.text()}`);
    await reply.arrayBuffer();
  };
}

async function record(bench: Bench, path: string): Promise<RoundTrip[]> {
  await call(bench.recordedUrl, bench.recordedCookie, "GET", path, 200);
  return bench.recorder.record(() => call(bench.recordedUrl, bench.recordedCookie, "GET", path, 200));
}

export async function measureReads(full: Bench, small: Bench, report: Report): Promise<void> {
  for (const [what, path] of [
    ["groups: filter, sort, count", LIST],
    ["overdue worklist", OVERDUE],
    ["board of cases", BOARD],
    [`timeline of a group with ${STORY_EVENTS} events`, `/api/groups/${STORIED}/timeline`],
  ] as const) {
    const floor = bareRead(full, await record(full, path));
    for (const connections of [1, 10]) {
      const ours = async () => {
        await call(full.appUrl, full.cookie, "GET", path, 200);
      };
      const { ours: rate, floor: bare, ratio } = await compareRates(ours, floor, { connections });
      report({
        what: `${what}, ${connections} connection${connections > 1 ? "s" : ""}: of the bare Worker's rate`,
        figure: `${percent(ratio)} (${perSecond(rate)} of ${perSecond(bare)})`,
        bound: "≥ 50 %",
        holds: ratio >= 0.5,
      });
    }
  }
  const large = async () => void (await call(full.appUrl, full.cookie, "GET", OVERDUE, 200));
  const little = async () => void (await call(small.appUrl, small.cookie, "GET", OVERDUE, 200));
  const growth = await compareRates(little, large, { connections: 1 });
  report({
    what: "overdue worklist, ten times the follow-ups: cost",
    figure: `${growth.ratio.toFixed(2)} × (${perSecond(growth.ours)} → ${perSecond(growth.floor)})`,
    bound: "≤ 2 ×",
    holds: growth.ratio <= 2,
  });
  report(await boardGrowth(full, small));
  report(await groupPage(full));
}

/** The board costs what its first cards cost, however many cases there are; counting them grows with their number. */
async function boardGrowth(full: Bench, small: Bench): Promise<Line> {
  const large = async () => void (await call(full.appUrl, full.cookie, "GET", BOARD, 200));
  const little = async () => void (await call(small.appUrl, small.cookie, "GET", BOARD, 200));
  const growth = await compareRates(little, large, { connections: 1 });
  return {
    what: "board of cases, ten times the cases: cost",
    figure: `${growth.ratio.toFixed(2)} × (${perSecond(growth.ours)} → ${perSecond(growth.floor)})`,
    bound: "≤ 2 ×",
    holds: growth.ratio <= 2,
  };
}

/** Everything a group's page shows. */
async function groupPage(bench: Bench): Promise<Line> {
  const id = STORIED;
  const filter = encodeURIComponent(JSON.stringify({ groupId: id }));
  const paths = [
    `/api/groups/${id}`,
    `/api/groups/${id}/risk`,
    `/api/groups/${id}/timeline`,
    `/api/follow-ups?filter=${filter}`,
    `/api/memberships?filter=${filter}`,
    `/api/linkages?filter=${filter}`,
    `/api/orders?filter=${filter}`,
    `/api/cases?filter=${filter}`,
    `/api/overrides?filter=${filter}`,
    `/api/equipment?filter=${encodeURIComponent(JSON.stringify({ holderGroupId: id }))}`,
  ];
  const counts = [];
  for (const path of paths) counts.push((await record(bench, path)).length);
  const most = Math.max(...counts);
  return {
    what: `a group's page, ${paths.length} requests at once: round trips of each`,
    figure: `at most ${most} (${counts.join(", ")})`,
    bound: "≤ 2",
    holds: most <= 2,
  };
}
