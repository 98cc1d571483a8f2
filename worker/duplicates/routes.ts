import { Hono } from "hono";
import { endpoint } from "../http/endpoint.ts";
import { reachable } from "../http/resourceRead.ts";
import { compare, listDuplicates } from "./list.ts";
import { merge, mergeBody } from "./merge.ts";
import { mergesResource } from "./resource.ts";
import { undoMerge } from "./undo.ts";
import { sayDifferent, takeBackWord, verdictBody } from "./verdicts.ts";

const may = (action: "read" | "create" | "transition") => ({ resource: "merges" as const, action });

mergesResource.routes
  .post(
    "/",
    endpoint(may("create"), merge, {
      reachable,
      body: mergeBody,
      summary: "Make one record of two: everything that hangs on the one that goes hangs on the one that stays",
    }),
  )
  .post(
    "/:id/undo",
    endpoint(may("transition"), undoMerge, { reachable, summary: "Take a merge back, unless touched since" }),
  );

export const duplicateRoutes = new Hono()
  .get(
    "/",
    endpoint(may("read"), listDuplicates, {
      summary: "Pairs of people or groups that may be one, surest first",
      query: { filter: "JSON: entity (people or groups), acrossPrograms", range: "[first,last], at most 100 pairs" },
    }),
  )
  .get(
    "/compare",
    endpoint(may("read"), compare, {
      summary: "Two records side by side, with what hangs on each",
      query: { entity: "people or groups", firstId: "The one", secondId: "The other" },
    }),
  )
  .post(
    "/verdicts",
    endpoint(may("create"), sayDifferent, { body: verdictBody, summary: "These two are not the same" }),
  )
  .delete("/verdicts/:id", endpoint(may("create"), takeBackWord, { summary: "Take that word back" }));

export { mergesResource };
