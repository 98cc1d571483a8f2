import { dayAt } from "#db/constants.ts";
import { askedForm, lastAnswered } from "../../follow-ups/askedForm.ts";
import type { AskedForm } from "../../follow-ups/takeAnswers.ts";
import type { Answers } from "../../forms/answers.ts";
import { prefilled } from "../../forms/prefill.ts";
import { endpoint, type Reply, type RequestContext } from "../../http/endpoint.ts";
import { admitRow, presentRow, recordQuery } from "../../http/resourceRead.ts";
import type { Row } from "../../http/resourceSpec.ts";
import { groupsResource } from "../groups/routes.ts";
import { followUpsResource, todayOf } from "./resource.ts";

const { spec } = followUpsResource;

interface AskedReply {
  form: { id: string; code: string; name: AskedForm["name"] } | null;
  version: number | null;
  definition: AskedForm["definition"] | null;
  /** Of a finished contact what was answered, as this reader may see it; else what the form starts with. */
  answers: Answers | null;
  answered: boolean;
  today: string;
}

function replyOf(form: AskedForm | undefined, rest: Pick<AskedReply, "answers" | "answered" | "today">): Reply {
  const body: AskedReply = {
    form: form ? { id: form.formId, code: form.code, name: form.name } : null,
    version: form?.number ?? null,
    definition: form?.definition ?? null,
    ...rest,
  };
  return { status: 200, body };
}

/** What the last contact answered, where this reader may see it. */
const seen = (ctx: RequestContext, last: Row | undefined): Answers | undefined =>
  last && ((presentRow(ctx, spec, last).answers as Answers | null) ?? undefined);

/** `GET /follow-ups/:id/form`: the form to ask with what it starts with, or that was asked with what was answered. */
async function formOfContact(ctx: RequestContext): Promise<Reply> {
  const of = { followUpId: ctx.param("id") };
  const [rows, forms, last] = (await ctx.read([
    recordQuery(ctx, spec, of.followUpId, "read"),
    askedForm(ctx, of),
    lastAnswered(ctx, of),
  ])) as unknown as [Row[], AskedForm[], Row[]];
  const row = admitRow(rows[0]);
  const today = todayOf(ctx, row);
  const [form] = forms;
  if (row.state === "done")
    return replyOf(form, { answers: presentRow(ctx, spec, row).answers as Answers | null, answered: true, today });
  const answers = form ? prefilled(form.definition, seen(ctx, last[0]), { today }) : {};
  return replyOf(form, { answers, answered: false, today });
}

/** `GET /groups/:id/form`: the form that a contact nobody planned is asked. */
async function formOfGroup(ctx: RequestContext): Promise<Reply> {
  const of = { groupId: ctx.param("id") };
  const [rows, forms, last] = (await ctx.read([
    recordQuery(ctx, groupsResource.spec, of.groupId, "read"),
    askedForm(ctx, of),
    lastAnswered(ctx, of),
  ])) as unknown as [Row[], AskedForm[], Row[]];
  const group = admitRow(rows[0]);
  const today = dayAt(ctx.now, String(group.villageCode ?? group.programRegionCode ?? ""));
  const [form] = forms;
  const answers = form ? prefilled(form.definition, seen(ctx, last[0]), { today }) : {};
  return replyOf(form, { answers, answered: false, today });
}

/** Adds the forms that contacts are asked: of one that is there, and of one of a group. */
export function addForms(): void {
  followUpsResource.routes.get(
    "/:id/form",
    endpoint({ resource: "follow-ups", action: "read" }, formOfContact, {
      summary: "The form of a contact: its questions, version, and answers to start with or as they were given",
    }),
  );
  groupsResource.routes.get(
    "/:id/form",
    endpoint({ resource: "groups", action: "read" }, formOfGroup, {
      summary: "The form that an unplanned contact of a group is asked",
    }),
  );
}
