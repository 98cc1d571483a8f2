import { type SQL, sql } from "drizzle-orm";
import type { ActivityStatus } from "#db/constants.ts";
import { groups } from "#db/schema/index.ts";
import { malformed, notFound } from "../errors.ts";
import type { Reply, RequestContext } from "../http/endpoint.ts";
import { reach } from "../http/resourceRead.ts";
import { mayAsk } from "../outcomes/filters.ts";
import { lineCtes } from "../outcomes/lines.ts";
import { dayAsked } from "../outcomes/read.ts";
import { readMany } from "../outcomes/readMany.ts";
import { scopeAsked } from "../outcomes/routes.ts";
import { type Asked, inScope } from "../outcomes/scope.ts";
import { isOpen } from "../policy/closed.ts";
import { isPersonal, readsPersonal } from "../policy/fields.ts";
import { groupsResource } from "../resources/groups/routes.ts";
import { byRegion, type CountedLine, type MapRegion } from "./byRegion.ts";

/** How many characters of a village's code name the region of each level. */
const LEVELS = { regency: 5, district: 8, village: 13 } as const;
type Level = keyof typeof LEVELS;

export interface MapPoint {
  id: string;
  name: string;
  lat: number;
  lng: number;
  status: ActivityStatus;
  /** Code of its region at the level asked for. */
  region: string | null;
}
export interface GroupMap extends Pick<Asked, "by" | "id" | "basis"> {
  asOf: string;
  groups: number;
  /** Groups whose place the reader may know; `unplaced` have none, the place of the `closed` is not for this reader. */
  points: MapPoint[];
  unplaced: number;
  closed: number;
  level: Level;
  regions: MapRegion[];
}

function levelOf(ctx: RequestContext): Level {
  const level = ctx.query("level") ?? "district";
  if (Object.hasOwn(LEVELS, level)) return level as Level;
  const names = Object.keys(LEVELS).join(", ");
  const text = { id: `Pilih salah satu: ${names}.`, en: `Choose one of: ${names}.` };
  throw malformed(text, { level: text });
}

/** Positions are personal: they are read inside the organisation that owns the group, and never by a masked role. */
const openTo = (ctx: RequestContext): SQL =>
  isPersonal("groups", "lat") && readsPersonal(ctx.actor)
    ? sql`(${groups.organizationId} = ${ctx.actor.organizationId} AND ${isOpen(ctx.actor, groups.id)})`
    : sql`0`;

/** Groups of a region and a status, with the points of those open to the reader in one text: a row each would be too many. */
interface PackedLine extends CountedLine {
  open: number;
  points: string;
}

const unpackPoints = (lines: readonly PackedLine[]): MapPoint[] =>
  lines
    .flatMap(({ code, status, points }) =>
      (JSON.parse(points) as [string, string, number, number][]).map(
        ([id, name, lat, lng]): MapPoint => ({ id, name, lat, lng, status, region: code }),
      ),
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1));

/** `GET /api/group-map?by=&id=&level=&asOf=&basis=`: where groups are and how they stand, as of a day. */
export async function groupMap(ctx: RequestContext): Promise<Reply> {
  const { today: _, ...asOf } = dayAsked(ctx);
  const asked: Asked = { ...scopeAsked(ctx), ...asOf };
  const level = levelOf(ctx);
  if (!mayAsk(ctx.actor, asked)) throw notFound();
  const reached = sql`(${inScope(asked)} AND ${reach(ctx, groupsResource.spec, "read")})`;
  const lines = lineCtes({ ...asked, where: reached });
  const code = sql`substr(groups.villageCode, 1, ${LEVELS[level]})`;
  const open = openTo(ctx);
  const at = sql`json_array(groups.id, groups.name, groups.lat, groups.lng)`;
  const [counted] = (await readMany(ctx, [
    ctx.db.all(sql`WITH ${lines}, c AS (SELECT ${code} AS code, l.status, count(*) AS n, sum(${open}) AS open,
        json_group_array(${at}) FILTER (WHERE ${open} AND groups.lat IS NOT NULL AND groups.lng IS NOT NULL) AS points
        FROM l CROSS JOIN groups ON groups.id = l.groupId GROUP BY 1, 2, l.chunk)
      SELECT c.code, (SELECT r.name FROM regions r WHERE r.code = c.code) AS name, c.status, c.n, c.open, c.points FROM c ORDER BY 2`),
  ])) as [PackedLine[]];
  const points = unpackPoints(counted);
  const total = counted.reduce((sum, { n }) => sum + n, 0);
  const readable = counted.reduce((sum, line) => sum + line.open, 0);
  const body: GroupMap = {
    ...{ by: asked.by, id: asked.id, basis: asked.basis, asOf: asked.day, groups: total },
    ...{ points, unplaced: readable - points.length, closed: total - readable },
    ...{ level, regions: byRegion(counted) },
  };
  return { status: 200, body };
}
