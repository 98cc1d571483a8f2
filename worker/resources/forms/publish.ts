import { and, eq } from "drizzle-orm";
import { newId } from "#db/ids.ts";
import type { FormDefinition } from "#db/schema/forms.ts";
import { forms, formVersions } from "#db/schema/index.ts";
import type { LocalText } from "#db/schema/rules.ts";
import { conflict, invalid } from "../../errors.ts";
import { checkChange } from "../../forms/checkChange.ts";
import { checkDefinition, type DefinitionFault } from "../../forms/checkDefinition.ts";
import type { Statement } from "../../http/commit.ts";
import type { Reply, RequestContext } from "../../http/endpoint.ts";
import { admitRow, expectVersion, recordQuery } from "../../http/resourceRead.ts";
import type { Row } from "../../http/resourceSpec.ts";
import { updateRecord } from "../../http/resourceWrite.ts";
import { type FormRow, formsResource } from "./resource.ts";

type Published = typeof formVersions.$inferSelect;

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Faults of a draft by the input they belong to: `draft.questions.0.label.en`, told with the question's name. */
export function draftFaults(found: readonly DefinitionFault[]): Record<string, LocalText> {
  const faults: Record<string, LocalText> = {};
  for (const { path, name, text } of found) {
    const named = (words: string) => (name === "" ? words : `${name}: ${words}`);
    faults[`draft.${path.replaceAll(/\[(\d+)\]/g, ".$1")}`] ??= { id: named(text.id), en: named(text.en) };
  }
  return faults;
}

/** What keeps a draft from being the next version: unusable, or it takes away what was answered. */
export function faultsOfDraft(draft: FormDefinition, published: FormDefinition | undefined): Record<string, LocalText> {
  return draftFaults([...checkDefinition(draft), ...(published ? checkChange(published, draft) : [])]);
}

/** The row of a form's next version, for the batch that names it as the one in use. */
export function versionStatement(ctx: RequestContext, form: FormRow, number: number): Statement {
  return ctx.db.insert(formVersions).values({
    id: newId("fmv", ctx.now),
    organizationId: form.organizationId,
    formId: form.id,
    number,
    name: form.name,
    definition: form.draft,
    publishedAt: ctx.now,
    publishedBy: ctx.actor.userId,
  });
}

/** `POST /:id/publish`: the draft becomes the next version, and the one that is asked from now on. */
export async function publish(ctx: RequestContext): Promise<Reply> {
  const { spec } = formsResource;
  const id = ctx.param("id");
  const current = ctx.db
    .select()
    .from(formVersions)
    .innerJoin(forms, and(eq(forms.id, formVersions.formId), eq(forms.publishedVersion, formVersions.number)))
    .where(eq(formVersions.formId, id));
  const [rows, versions] = (await ctx.read([recordQuery(ctx, spec, id, "update"), current])) as unknown as [
    Row[],
    { form_versions: Published }[],
  ];
  const form = admitRow(rows[0]) as unknown as FormRow;
  expectVersion(ctx, spec, form as unknown as Row);
  const published = versions[0]?.form_versions;
  const faults = faultsOfDraft(form.draft, published?.definition);
  if (Object.keys(faults).length > 0) throw invalid(faults);
  if (published && same(published.definition, form.draft) && same(published.name, form.name)) {
    throw conflict("nothing_new", {
      id: `Tidak ada yang berubah sejak versi ${published.number}.`,
      en: `Nothing has changed since version ${published.number}.`,
    });
  }
  const number = (form.publishedVersion ?? 0) + 1;
  return updateRecord(
    ctx,
    spec,
    form as unknown as Row,
    { publishedVersion: number },
    {
      action: "publish",
      extras: { statements: [versionStatement(ctx, form, number)] },
    },
  );
}
