import { sql } from "drizzle-orm";
import { equipment } from "#db/schema/index.ts";
import { actorId } from "../../context.ts";
import { invalid } from "../../errors.ts";
import { auditStatements, guardThat, type Statement } from "../../http/commit.ts";
import type { RequestContext } from "../../http/endpoint.ts";
import type { GroupRow, Row } from "../../http/resourceSpec.ts";
import { type Machine, NOT_DELIVERED } from "../equipment/custody.ts";

/** A machine may be given when the office has it, or when this group got it before there was a document. */
function mayBeGiven(machine: Machine, group: GroupRow, documented: Set<unknown>): boolean {
  if (machine.organizationId !== group.organizationId || machine.programId !== group.programId) return false;
  if (NOT_DELIVERED.includes(machine.state)) return true;
  const final = ["lost", "sold", "written_off", "withdrawn"].includes(machine.state);
  return !final && machine.holderGroupId === group.id && !documented.has(machine.id);
}

/** The machines in the order of the document; 422 names those that cannot be given. */
export function assertGivable(items: string[], group: GroupRow, found: Row[] = [], documents: Row[] = []): Machine[] {
  if (new Set(items).size < items.length) {
    throw invalid({ items: { id: "Alat yang sama tercantum dua kali.", en: "The same machine is listed twice." } });
  }
  const documented = new Set(documents.map(({ equipmentId }) => equipmentId));
  const known = new Map((found as Machine[]).map((machine) => [machine.id, machine]));
  const given = items.flatMap((item) => {
    const machine = known.get(item);
    return machine && mayBeGiven(machine, group, documented) ? [machine] : [];
  });
  if (given.length === items.length) return given;
  // The serial of another office's machine is not told: for this one it does not exist.
  const nameOf = (item: string) => {
    const machine = known.get(item);
    return (machine?.organizationId === group.organizationId ? machine.serial : undefined) ?? item;
  };
  const names = items
    .filter((item) => !given.some(({ id }) => id === item))
    .map(nameOf)
    .join(", ");
  throw invalid({
    items: {
      id: `Tidak dapat diserahkan (bukan alat program ini, atau sudah diserahkan): ${names}.`,
      en: `Cannot be handed over (not a machine of this programme, or handed over already): ${names}.`,
    },
  });
}

/** All machines change hands in one statement, or none does. */
export function give(ctx: RequestContext, machines: Machine[], group: GroupRow, on: string): Statement[] {
  if (machines.length === 0) return [];
  const patch = { state: "handed_over", holderGroupId: group.id, handedOverOn: on } as const;
  const versions = sql.join(
    machines.map(({ id, version }) => sql`(${id}, ${version})`),
    sql`, `,
  );
  return [
    ctx.db
      .update(equipment)
      .set({ ...patch, version: sql`${equipment.version} + 1`, updatedAt: ctx.now, updatedBy: actorId(ctx.actor) })
      .where(sql`${equipment.deletedAt} IS NULL AND (${equipment.id}, ${equipment.version}) IN (VALUES ${versions})`),
    guardThat(ctx, sql`changes() = ${machines.length}`, "stale"),
    ...auditStatements(
      ctx,
      machines.map((machine) => ({
        action: "handover",
        entity: "equipment" as const,
        entityId: machine.id,
        organizationId: machine.organizationId,
        before: machine,
        after: { ...machine, ...patch },
      })),
    ),
  ];
}
