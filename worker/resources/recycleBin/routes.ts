import { Hono } from "hono";
import { endpoint } from "../../http/endpoint.ts";
import { reachable } from "../../http/resourceRead.ts";
import { listBin } from "./listBin.ts";
import { restore } from "./restore.ts";

/** What was deleted, and the way back. */
export const recycleBinRoutes = new Hono()
  .get(
    "/",
    endpoint({ resource: "recycle-bin", action: "read" }, listBin, {
      summary: "What was deleted and can be brought back, newest first",
      query: {
        filter: "JSON object: resource, deletedBy, deletedAt_gte/_lte, q",
        sort: '["deletedAt","DESC"]',
        range: "[first,last], at most 1 000 rows",
      },
    }),
  )
  .post(
    "/:resource/:id/restore",
    endpoint({ resource: "recycle-bin", action: "update" }, restore, {
      reachable,
      summary: "Bring a deleted record back, if what it belongs to is there and its place is free",
    }),
  );
