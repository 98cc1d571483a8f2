import { Hono } from "hono";
import { endpoint } from "../http/endpoint.ts";
import { groupMap } from "./groupMap.ts";
import { serveTile } from "./tile.ts";

const mapRead = { resource: "outcomes", action: "read" } as const;

export const groupMapRoutes = new Hono().get(
  "/",
  endpoint(mapRead, groupMap, {
    summary: "Where groups are and how they stand, with counts by region",
    query: {
      by: "program, office, ngo or region; without it the reader's own",
      id: "Which one: an id, or the code of a region",
      level: "regency, district (default) or village",
      asOf: "A day, YYYY-MM-DD, today at the latest",
      basis: "happened (default) or recorded",
    },
  }),
);

export const mapTileRoutes = new Hono().get(
  "/:z/:x/:y",
  endpoint(mapRead, serveTile, { summary: "One picture of the map's ground, where a tile server is set up" }),
);
