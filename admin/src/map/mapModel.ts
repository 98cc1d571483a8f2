import { ACTIVITY_STATUSES, type ActivityStatus } from "#db/constants.ts";
import type { MapPoint } from "#worker/map/groupMap.ts";

/** How many of each status, in the order of the list of statuses; none of nought. */
export type StatusMix = { status: ActivityStatus; count: number }[];

export const mixOf = (points: readonly Pick<MapPoint, "status">[]): StatusMix =>
  ACTIVITY_STATUSES.map((status) => ({
    status,
    count: points.filter((point) => point.status === status).length,
  })).filter(({ count }) => count > 0);

export interface Arc {
  status: ActivityStatus;
  /** Length of the stroke and where it begins, of a circumference of 1. */
  length: number;
  from: number;
}

/** A ring cut by status. */
export function arcsOf(mix: StatusMix): Arc[] {
  const total = mix.reduce((sum, { count }) => sum + count, 0);
  let from = 0;
  return mix.map(({ status, count }) => {
    const arc = { status, length: count / total, from };
    from += arc.length;
    return arc;
  });
}

export interface Place {
  code: string;
  lat: number;
  lng: number;
}

/** Where a region's name can stand: over the northernmost of its points, in the middle of them. */
export function placesOf(points: readonly MapPoint[]): Place[] {
  const named = points.filter((point): point is MapPoint & { region: string } => point.region !== null);
  return [...Map.groupBy(named, ({ region }) => region)].map(([code, of]) => ({
    code,
    lat: Math.max(...of.map(({ lat }) => lat)),
    lng: of.reduce((sum, { lng }) => sum + lng, 0) / of.length,
  }));
}
