import { Hono } from "hono";
import { enumOf } from "../exports/words.ts";
import { endpoint, type Reply, type RequestContext } from "../http/endpoint.ts";
import { EQUIPMENT_FACTS } from "../indicators/equipmentSubject.ts";
import { GROUP_MORE } from "../indicators/groupSubject.ts";
import { PEOPLE_FACTS } from "../indicators/peopleSubject.ts";
import { groupsResource } from "../resources/groups/routes.ts";
import { programsResource } from "../resources/programs/routes.ts";
import { rulesResource } from "../resources/rules/routes.ts";
import { backTestBody, backTestRule } from "./backTest.ts";
import { compareBody, compareRule } from "./comparison.ts";
import { factDistribution } from "./distribution.ts";
import { groupRisk, programRisk } from "./explain.ts";
import type { Fact } from "./facts.ts";
import { operatorsOf } from "./parseQuery.ts";
import { ruleNames } from "./ruleNames.ts";
import { previewBody, previewRule } from "./rulePreview.ts";
import { runRoutes } from "./runRoutes.ts";
import { computedFactsQuery, vocabularyFrom } from "./vocabularies.ts";

/** What may be asked: of groups and programmes by rules, and by indicators of `groups`, `people` and `equipment` more. */
type AskedOf = Fact["scope"] | "groups" | "people" | "equipment";

const shownFacts = (scope: AskedOf, facts: Readonly<Record<string, Omit<Fact, "scope" | "sql" | "reads">>>) =>
  Object.entries(facts).map(([name, fact]) => ({
    name,
    scope,
    type: fact.type,
    unit: fact.unit ?? null,
    values: fact.values ?? null,
    /** The console's word list of these values. */
    words: fact.values ? (enumOf(fact.values) ?? null) : null,
    operators: operatorsOf(fact.type),
    label: fact.label,
    meaning: fact.meaning,
    /** The organisation made it itself. */
    computed: fact.column !== undefined,
  }));

/** What the reader's organisation may ask: the facts that are built in, then those it made. */
async function listFacts(ctx: RequestContext): Promise<Reply> {
  const [made] = await ctx.read([computedFactsQuery(ctx.db, [ctx.actor.organizationId])]);
  const { group, program } = vocabularyFrom(made);
  const body = [
    ...shownFacts("group", group),
    ...shownFacts("program", program),
    ...shownFacts("groups", GROUP_MORE),
    ...shownFacts("people", PEOPLE_FACTS),
    ...shownFacts("equipment", EQUIPMENT_FACTS),
  ];
  return { status: 200, body, headers: { "Content-Range": `facts 0-${body.length - 1}/${body.length}` } };
}

const factRoutes = new Hono().get("/", endpoint("session", listFacts)).get(
  "/distribution",
  endpoint({ resource: "rules", action: "preview" }, factDistribution, {
    query: { scope: "group (default) or program", names: "facts, separated by commas; all of them when left out" },
    summary: "How facts are spread over the organisation's own groups or programmes today",
  }),
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
  rulesResource.routes.post(
    "/compare",
    endpoint({ resource: "rules", action: "preview" }, compareRule, {
      body: compareBody,
      summary: "A draft on today's records beside the rule as it is now, with the bands it moves; writes nothing",
    }),
  );
  rulesResource.routes.post(
    "/back-test",
    endpoint({ resource: "rules", action: "preview" }, backTestRule, {
      body: backTestBody,
      summary: "What a draft would have flagged on a past day, and what visits saw later: precision, recall, lead time",
    }),
  );
  app.route(
    "/rule-names",
    new Hono().get(
      "/",
      endpoint({ resource: "signals", action: "read" }, ruleNames, { summary: "What the codes of signals stand for" }),
    ),
  );
  app.route("/stall-runs", runRoutes);
  app.route("/facts", factRoutes);
}
