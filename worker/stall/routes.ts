import { Hono } from "hono";
import { endpoint } from "../http/endpoint.ts";
import { groupsResource } from "../resources/groups/routes.ts";
import { programsResource } from "../resources/programs/routes.ts";
import { rulesResource } from "../resources/rules/routes.ts";
import { groupRisk, programRisk } from "./explain.ts";
import { type Fact, factsOf } from "./facts.ts";
import { operatorsOf } from "./parseQuery.ts";
import { previewBody, previewRule } from "./rulePreview.ts";
import { runRoutes } from "./runRoutes.ts";

const vocabulary = (["group", "program"] as const).flatMap((scope) =>
  Object.entries(factsOf(scope)).map(([name, fact]: [string, Fact]) => ({
    name,
    scope,
    type: fact.type,
    unit: fact.unit ?? null,
    values: fact.values ?? null,
    operators: operatorsOf(fact.type),
    label: fact.label,
    meaning: fact.meaning,
  })),
);

const factRoutes = new Hono().get(
  "/",
  endpoint("session", async () => ({
    status: 200,
    body: vocabulary,
    headers: { "Content-Range": `facts 0-${vocabulary.length - 1}/${vocabulary.length}` },
  })),
);

/** Routes of the rules: runs and the vocabulary; the risk of a group or programme and the rule preview hang on theirs. */
export function mountStall(app: { route: (path: string, routes: Hono) => unknown }): void {
  groupsResource.routes.get(
    "/:id/risk",
    endpoint({ resource: "signals", action: "read" }, async (ctx) => ({
      status: 200,
      body: await groupRisk(ctx, ctx.param("id")),
    })),
  );
  programsResource.routes.get(
    "/:id/risk",
    endpoint({ resource: "signals", action: "read" }, async (ctx) => ({
      status: 200,
      body: await programRisk(ctx, ctx.param("id")),
    })),
  );
  rulesResource.routes.post(
    "/preview",
    endpoint({ resource: "rules", action: "preview" }, previewRule, {
      body: previewBody,
      summary: "How many and which groups a query would flag today",
    }),
  );
  app.route("/stall-runs", runRoutes);
  app.route("/facts", factRoutes);
}
