import { endpoint } from "../../http/endpoint.ts";
import { reachable } from "../../http/resourceRead.ts";
import { checkBody, checkForm } from "./check.ts";
import { publish } from "./publish.ts";
import { formsResource } from "./resource.ts";
import { getVersion, listVersions } from "./versions.ts";
import { exportXlsForm, importForm, importXlsForm } from "./xlsform.ts";

const { routes } = formsResource;

routes.post(
  "/check",
  endpoint({ resource: "forms", action: "read" }, checkForm, {
    body: checkBody,
    summary: "What the server makes of answers to a form; nothing is kept",
  }),
);
routes.post(
  "/import",
  endpoint({ resource: "forms", action: "create" }, importXlsForm, {
    reachable,
    form: importForm,
    summary: "An XLSForm as a new draft, with the list of what could not be taken",
  }),
);
routes.get(
  "/:id/xlsform",
  endpoint({ resource: "forms", action: "read" }, exportXlsForm, { summary: "The draft as an XLSForm (.xlsx)" }),
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
