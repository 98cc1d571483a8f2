import type { Hono } from "hono";
import { cohortsResource } from "./cohorts/routes.ts";
import { contactAttemptsResource } from "./contactAttempts/routes.ts";
import { followUpsResource } from "./followUps/routes.ts";
import { groupsResource } from "./groups/routes.ts";
import { health } from "./health/routes.ts";
import { programsResource } from "./programs/routes.ts";
import { regionRoutes } from "./regions/routes.ts";
import { passwordReset, session } from "./session/routes.ts";
import { worklistRoutes } from "./worklist/routes.ts";

/** Every route of the API: the plain ones first, then each declared resource under its name. */
export function mountResources(app: { route: (path: string, routes: Hono) => unknown }): void {
  app.route("/health", health);
  app.route("/session", session);
  app.route("/password-reset", passwordReset);
  app.route("/regions", regionRoutes);
  app.route("/worklist", worklistRoutes);
  for (const { spec, routes } of RESOURCES) app.route(`/${spec.name}`, routes);
}

const RESOURCES = [programsResource, cohortsResource, groupsResource, followUpsResource, contactAttemptsResource];
