import { attachments } from "#db/schema/index.ts";
import type { UserActor } from "../../context.ts";
import { defineResource } from "../../http/resource.ts";
import type { Row } from "../../http/resourceSpec.ts";
import { isClosed } from "../../policy/closed.ts";
import { readsPersonal } from "../../policy/fields.ts";
import { BETWEEN, reachedSubjects } from "./subjects.ts";

/**
 * Whether a reader may see what is in a file. A photo shows people: like every personal value it stays inside the
 * record's own organisation and that of its group; others see that there is one. What auditors took in the field is theirs;
 * what proves the answer to a finding is for both sides.
 */
export const mayOpen = (actor: UserActor, row: Row): boolean =>
  !isClosed(actor, row) &&
  (readsPersonal(actor) || BETWEEN.includes(String(row.subject))) &&
  (row.organizationId === actor.organizationId || row.groupOrganizationId === actor.organizationId);

export const attachmentsResource = defineResource({
  name: "attachments",
  table: attachments,
  prefix: "fil",
  placement: { by: "subject", reached: reachedSubjects },
  hidden: ["objectKey"],
  searchColumns: ["name"],
  defaultSort: ["createdAt", "ASC"],
  present: (ctx, row) => ({ mayOpen: mayOpen(ctx.actor, row) }),
  only: ["list", "delete"],
});
