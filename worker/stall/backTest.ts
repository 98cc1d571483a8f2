import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { dayAt } from "#db/constants.ts";
import { invalid, localText } from "../errors.ts";
import type { Reply, RequestContext } from "../http/endpoint.ts";
import { parseOrThrow } from "../http/faults.ts";
import type { Row } from "../http/resourceSpec.ts";
import { day } from "../http/shape.ts";
import { SEEN_STATUSES } from "./groupFacts.ts";
import { type Followed, type Judgement, judge, type Outcome, outcomeOf } from "./judgement.ts";
import { unpackTier } from "./packedTier.ts";
import { readableFactsCtes, recordsOf } from "./subjects.ts";
import { readTry, type Tried, tryShape } from "./trying.ts";
import { triedColumns } from "./verdicts.ts";

const FIRST_DAY = "2000-01-01";
/** Records shown of those flagged and of those missed; the counts are of all. */
const SHOWN = 100;
const STOPPED = ["dormant", "disbanded"];

export const backTestBody = z.strictObject({ ...tryShape, day: day(), until: day().optional() });
type Body = z.output<typeof backTestBody>;

interface FollowedRow {
  id: string | null;
  count: number;
  next: number | null;
  prev: number | null;
  already: number;
  stoppedOn: string | null;
  seen: number;
}

export interface BackTest {
  day: string;
  until: string;
  /** Groups that rules looked at on that day, as far as it was recorded by then. */
  total: number;
  draft: Judgement;
  /** The rule as it is now, on the same day. */
  current: Judgement | null;
  flagged: Row[];
  missed: Row[];
}

function daysOf(ctx: RequestContext, { day: from, until, scope }: Body): { from: string; until: string } {
  const today = dayAt(ctx.now, ctx.actor.jurisdiction);
  const fault = (field: string, id: string, en: string) => invalid({ [field]: localText(id, en) });
  if (scope !== "group") throw fault("scope", "Hanya untuk aturan tentang kelompok.", "Only for rules about groups.");
  if (from >= today || from < FIRST_DAY)
    throw fault("day", `Hari yang sudah lewat, sebelum ${today}.`, `A past day, before ${today}.`);
  const last = until ?? today;
  if (last <= from || last > today)
    throw fault("until", `Sesudah ${from}, paling lambat ${today}.`, `After ${from}, at the latest ${today}.`);
  return { from, until: last };
}

/** Groups told one by one; of the others only how many. */
const told = sql.raw("next IS NOT NULL OR prev IS NOT NULL OR stoppedOn IS NOT NULL");

const listed = (values: readonly string[]) => sql.raw(`(${values.map((value) => `'${value}'`).join(", ")})`);

/**
 * Every group of the day with the tier that would have held by what was recorded then, and what visits saw of it later:
 * visits that stand today, from the day after `from` to `until`.
 */
function followed(ctx: RequestContext, tried: Tried, { from, until }: { from: string; until: string }): SQL {
  const facts = { ...tried.facts, lastSeenStatus: tried.vocabulary.group.lastSeenStatus } as Tried["facts"];
  const ctes = readableFactsCtes(ctx, {
    ...{ scope: "group", facts, own: true },
    asOf: { day: from, basis: "recorded" },
  });
  return sql`WITH ${ctes},
    h AS MATERIALIZED (SELECT f.groupId AS id, coalesce(f.lastSeenStatus IN ${listed(STOPPED)}, 0) AS already, ${triedColumns(tried)} FROM f WHERE f.inScope),
    l AS MATERIALIZED (SELECT v.groupId, min(CASE WHEN v.state IN ${listed(STOPPED)} THEN v."on" END) AS stoppedOn
      FROM h CROSS JOIN events v ON v.groupId = h.id WHERE v.kind = 'follow_up_done' AND v.state IN ${listed(SEEN_STATUSES)}
        AND v."on" > ${from} AND v."on" <= ${until} AND NOT EXISTS (SELECT 1 FROM void_events x WHERE x.eventId = v.id) GROUP BY v.groupId),
    r AS MATERIALIZED (SELECT h.id, h.next, h.prev, h.already, l.stoppedOn, l.groupId IS NOT NULL AS seen FROM h LEFT JOIN l ON l.groupId = h.id)
    SELECT id, 1 AS count, next, prev, already, stoppedOn, seen FROM r WHERE ${told}
    UNION ALL SELECT NULL, count(*), NULL, NULL, already, NULL, seen FROM r WHERE NOT (${told}) GROUP BY already, seen`;
}

const asFollowed = (row: FollowedRow, packed: number | null): Followed => ({
  id: row.id ?? "",
  count: row.count,
  tier: packed === null ? null : unpackTier(packed).tier,
  already: row.already === 1,
  stoppedOn: row.stoppedOn,
  seen: row.seen === 1,
});

/** What a draft would have flagged on a past day, and what visits saw of those groups later; writes nothing. */
export async function backTestRule(ctx: RequestContext): Promise<Reply> {
  const body = parseOrThrow(backTestBody, await ctx.json());
  const days = daysOf(ctx, body);
  const tried = await readTry(ctx, body);
  const [rows] = await ctx.read([ctx.db.all<FollowedRow>(followed(ctx, tried, days))]);
  const groups = rows.map((row) => asFollowed(row, row.next));
  const flagged = groups.filter(({ tier }) => tier !== null).sort(byOutcome);
  const missed = groups.filter((group) => group.tier === null && outcomeOf(group) === "stopped");
  const shown = [flagged, missed].map((all) => all.slice(0, SHOWN));
  const records = await recordsOf(
    ctx,
    "group",
    shown.flat().map(({ id }) => id),
  );
  const list = (all: readonly Followed[] = []): Row[] => {
    const byId = new Map(all.map((one) => [one.id, one]));
    return records.flatMap((record) => {
      const one = byId.get(record.id as string);
      return one ? [{ ...record, tier: one.tier, outcome: outcomeOf(one), stoppedOn: one.stoppedOn }] : [];
    });
  };
  const reply: BackTest = {
    ...{ day: days.from, until: days.until, total: rows.reduce((sum, { count }) => sum + count, 0) },
    draft: judge(groups, days.from),
    current: tried.current
      ? judge(
          rows.map((row) => asFollowed(row, row.prev)),
          days.from,
        )
      : null,
    ...{ flagged: list(shown[0]), missed: list(shown[1]) },
  };
  return { status: 200, body: reply };
}

const ORDER: Outcome[] = ["stopped", "alive", "unknown", "already"];
const byOutcome = (a: Followed, b: Followed) => ORDER.indexOf(outcomeOf(a)) - ORDER.indexOf(outcomeOf(b));
