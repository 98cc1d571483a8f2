import { eq } from "drizzle-orm";
import { submissionForms } from "#db/schema/index.ts";
import { invalid } from "../../errors.ts";
import { randomToken } from "../../http/crypto.ts";
import { endpoint, type RequestContext } from "../../http/endpoint.ts";
import { defineResource } from "../../http/resource.ts";
import { admitRow, expectVersion, reachable, recordQuery } from "../../http/resourceRead.ts";
import { type Row, schemasOf } from "../../http/resourceSpec.ts";
import { commitTouching, planCreate, updateRecord } from "../../http/resourceWrite.ts";
import { assertMapping, type FormMapping, formMappingShape, STANDARD_MAPPING } from "../../submissions/formMapping.ts";
import { hashFormToken, newFormToken } from "../../submissions/receive.ts";
import { retryForm } from "../../submissions/retry.ts";

const KEY_LENGTH = 16;

/** Answers are checked by a published form alone. */
function assertAsked(form: Row | undefined) {
  if (form && form.publishedVersion !== null && !form.retired) return;
  throw invalid({
    askedFormId: { id: "Terbitkan dahulu formulir ini.", en: "Publish this form first." },
  });
}

export const submissionFormsResource = defineResource({
  name: "submission-forms",
  table: submissionForms,
  prefix: "sfm",
  placement: { by: "organization" },
  hidden: ["tokenHash"],
  readOnly: ["formKey"],
  optional: ["mapping"],
  shapes: { mapping: formMappingShape },
  references: { programId: "programs", askedFormId: "forms" },
  searchColumns: ["name"],
  defaultSort: ["name", "ASC"],
  only: ["list", "get", "update", "delete"],
  prepare: (_ctx, { before, after, refs }) => {
    if (after.askedFormId && after.askedFormId !== before?.askedFormId) assertAsked(refs.byField.askedFormId);
    const mapping = (after.mapping as FormMapping | null) ?? STANDARD_MAPPING;
    if (JSON.stringify(mapping) !== JSON.stringify(before?.mapping)) assertMapping(mapping);
    if (before) return {};
    // Made here: a key that somebody chooses could tell that another office has it.
    const formKey = randomToken().replace(/[-_]/g, "").slice(0, KEY_LENGTH).toLowerCase();
    return { set: { mapping, formKey, tokenHash: "" } };
  },
});

const { spec, routes } = submissionFormsResource;

/** POST: a new form; its token is in this reply and nowhere else. */
async function createForm(ctx: RequestContext) {
  const { id, change, touched, reply } = await planCreate(ctx, spec, await ctx.json());
  const token = newFormToken();
  const sealed = ctx.db
    .update(submissionForms)
    .set({ tokenHash: await hashFormToken(token) })
    .where(eq(submissionForms.id, id));
  const told = { ...reply, body: { ...(reply.body as Row), token } };
  const whole = { ...change, statements: [...change.statements, sealed] };
  return commitTouching(ctx, whole, touched, told, { resource: spec.name, id });
}

/** POST /:id/token: another token; the one before it opens nothing any more. */
async function turnToken(ctx: RequestContext) {
  const [rows] = (await ctx.read([recordQuery(ctx, spec, ctx.param("id"), "update")])) as [Row[]];
  const row = admitRow(rows[0]);
  expectVersion(ctx, spec, row);
  const token = newFormToken();
  const patch = { tokenHash: await hashFormToken(token) };
  return updateRecord(ctx, spec, row, patch, { action: "token", body: (shown) => ({ ...shown, token }) });
}

const may = (action: "create" | "update") => ({ resource: spec.name, action });

routes
  .post(
    "/",
    endpoint(may("create"), createForm, {
      reachable,
      body: schemasOf(spec).create,
      summary: "Open a form of another tool; the reply has its token, once",
    }),
  )
  .post(
    "/:id/token",
    endpoint(may("update"), turnToken, { reachable, bodyOptional: true, summary: "Give the form another token" }),
  )
  .post(
    "/:id/retry",
    endpoint(may("update"), (ctx) => retryForm(ctx, spec), {
      reachable,
      bodyOptional: true,
      summary: "Try the form's rejected submissions again, 100 at once",
    }),
  );
