import { z } from "zod";
import { submissions } from "#db/schema/index.ts";
import { endpoint } from "../../http/endpoint.ts";
import { defineResource } from "../../http/resource.ts";
import { reachable } from "../../http/resourceRead.ts";
import { addReveal } from "../../http/reveal.ts";
import { withDoc } from "../../http/routeDoc.ts";
import { receiveSubmission } from "../../submissions/receive.ts";
import { canRetry, retryOne } from "../../submissions/retry.ts";
import type { Submission } from "../../submissions/take.ts";

/** What came in from other tools. The answers are sealed: opening them is a verb of its own, and logged. */
export const submissionsResource = defineResource({
  name: "submissions",
  table: submissions,
  prefix: "sub",
  placement: { by: "organization" },
  hidden: ["payloadHash"],
  sealed: ["payload"],
  references: { formId: "submission-forms" },
  searchColumns: ["instanceId"],
  defaultSort: ["receivedAt", "DESC"],
  present: (_ctx, row) => ({ payload: "••••••••", canRetry: canRetry(row as Submission) }),
  only: ["list", "get"],
});

const { spec, routes } = submissionsResource;

addReveal(submissionsResource, {
  fields: ["payload"],
  table: "submissions",
  summary: "Show the answers of a submission; logged, 30 an hour",
});

routes
  .post(
    "/:formKey",
    withDoc(receiveSubmission, {
      token: true,
      summary: "A submission of Kobo or ODK as JSON, with the form's token as bearer; applied once by its _uuid",
      body: z.record(z.string(), z.json()),
    }),
  )
  .post(
    "/:id/retry",
    endpoint({ resource: "submissions", action: "update" }, (ctx) => retryOne(ctx, spec), {
      reachable,
      bodyOptional: true,
      summary: "Try a rejected submission again, by the form as it is now",
    }),
  );
