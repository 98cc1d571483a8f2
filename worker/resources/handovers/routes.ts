import { and, inArray, isNotNull, isNull } from "drizzle-orm";
import { z } from "zod";
import { idPattern } from "#db/ids.ts";
import { equipment, equipmentMoves, handovers } from "#db/schema/index.ts";
import { documentReads, type HandoverBody, issueDocument } from "../../handovers/issue.ts";
import { isSignature } from "../../handovers/signature.ts";
import type { RequestContext } from "../../http/endpoint.ts";
import { defineResource } from "../../http/resource.ts";
import type { Extras, GroupRow, Writing } from "../../http/resourceSpec.ts";
import { line } from "../../http/shape.ts";
import { insertMoves, machineEvent, moveRow, NOT_DELIVERED } from "../equipment/custody.ts";
import { assertHappened, neededGroup, todayOf, touch } from "../groupDay.ts";
import { addDocument } from "./document.ts";
import { assertGivable, give } from "./giving.ts";
import { addPreview } from "./preview.ts";

const MAX_ITEMS = 100;
const MAX_WITNESSES = 10;

const signatureFault = {
  id: "Tanda tangan ini tidak terbaca. Hapus lalu gambar lagi.",
  en: "This signature cannot be read. Clear it and draw it again.",
};
const signature = z.string().refine(isSignature, { params: { local: signatureFault } });

export const handoversResource = defineResource({
  name: "handovers",
  table: handovers,
  prefix: "hnd",
  placement: { by: "group", groupId: handovers.groupId },
  readOnly: ["programId", "snapshot", "snapshotHash"],
  optional: ["number"],
  shapes: {
    number: line(60),
    place: line(200),
    giver: line(200),
    receiver: line(200),
    items: z
      .array(z.string().regex(idPattern("eqp")))
      .min(1)
      .max(MAX_ITEMS),
    witnesses: z.array(line(200)).max(MAX_WITNESSES),
    parties: z.strictObject({
      giverTitle: line(200).optional(),
      giverNip: line(40).optional(),
      receiverTitle: line(200).optional(),
      receiverAddress: line(300).optional(),
    }),
    signatures: z.strictObject({
      giver: signature.optional(),
      receiver: signature.optional(),
      witnesses: z.array(signature.nullable()).max(MAX_WITNESSES).optional(),
    }),
  },
  references: { groupId: "groups" },
  parent: "group",
  searchColumns: ["number"],
  defaultSort: ["date", "DESC"],
  only: ["list", "get", "create"],
  reads: (ctx, body) => {
    const items = (body.items ?? []) as string[];
    const groupId = String(body.groupId ?? "");
    return {
      ...documentReads(ctx, groupId, ctx.actor.organizationId),
      machines: ctx.db
        .select()
        .from(equipment)
        .where(and(inArray(equipment.id, items), isNull(equipment.deletedAt))),
      documented: ctx.db
        .select({ equipmentId: equipmentMoves.equipmentId })
        .from(equipmentMoves)
        .where(and(inArray(equipmentMoves.equipmentId, items), isNotNull(equipmentMoves.handoverId))),
    };
  },
  prepare: (ctx, writing) => handOver(ctx, writing),
});

/** What a hand-over document says, once everything it says has been checked; nothing is written. */
export async function draftOf(ctx: RequestContext, { after, refs }: Pick<Writing, "after" | "refs">) {
  const group = neededGroup(refs.group);
  const body = after as unknown as HandoverBody;
  assertHappened("date", body.date, todayOf(ctx, group));
  const machines = assertGivable(after.items as string[], group, refs.rows.machines, refs.rows.documented);
  const tooEarly = machines.find(({ procuredOn }) => procuredOn && procuredOn > body.date);
  if (tooEarly?.procuredOn) assertHappened("date", body.date, body.date, tooEarly.procuredOn);
  return { group, machines, issued: await issueDocument({ group, machines, body, rows: refs.rows }) };
}

async function handOver(ctx: RequestContext, writing: Writing): Promise<Extras> {
  const { group, machines, issued } = await draftOf(ctx, writing);
  const on = writing.after.date as string;
  const fresh = machines.filter(({ state }) => NOT_DELIVERED.includes(state));
  const data = { handoverId: writing.id };
  return {
    set: issued,
    statements: [
      ...give(ctx, fresh, group, on),
      insertMoves(
        ctx,
        machines.map((machine) => moveRow(ctx, machine, { ...handOf(machine, group), on, ...data })),
      ),
    ],
    events: machines.map((machine) =>
      machineEvent(machine, group, { kind: "equipment_handed_over", on, state: "handed_over", data }),
    ),
    touched: [touch(group)],
  };
}

const handOf = ({ holderGroupId, holderPersonId }: typeof equipment.$inferSelect, group: GroupRow) => ({
  fromGroupId: holderGroupId,
  fromPersonId: holderPersonId,
  toGroupId: group.id,
  toPersonId: holderPersonId,
});

addPreview(handoversResource, draftOf);
addDocument(handoversResource);
