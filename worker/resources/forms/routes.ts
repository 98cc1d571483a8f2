import { endpoint } from "../../http/endpoint.ts";
import { reachable } from "../../http/resourceRead.ts";
import { checkBody, checkForm } from "./check.ts";
import { publish } from "./publish.ts";
import { formsResource } from "./resource.ts";
import { getVersion, listVersions } from "./versions.ts";

const { routes } = formsResource;

routes.post(
  "/check",
  endpoint({ resource: "forms", action: "read" }, checkForm, {
    body: checkBody,
    summary: "What the server makes of answers to a form; nothing is kept",
  }),
);
routes.post(
  "/:id/publish",
  endpoint({ resource: "forms", action: "update" }, publish, {
    reachable,
    summary: "Make the draft the next version; 422 names what is wrong, question by question",
  }),
);
routes.get(
  "/:id/versions",
  endpoint({ resource: "forms", action: "read" }, listVersions, { summary: "The versions of a form, newest first" }),
);
routes.get(
  "/:id/versions/:number",
  endpoint({ resource: "forms", action: "read" }, getVersion, { summary: "One version of a form with its questions" }),
);

export { formsResource };
