import { exports } from "#db/schema/index.ts";
import type { Context } from "../context.ts";
import { defineResource } from "../http/resource.ts";
import type { Row } from "../http/resourceSpec.ts";

export type ExportRow = typeof exports.$inferSelect;

/** Exports as a list: a person's own. How they are made is in the routes beside. */
export const exportsResource = defineResource({
  name: "exports",
  table: exports,
  prefix: "exp",
  placement: { by: "maker", madeBy: exports.createdBy },
  hidden: ["objectKey"],
  searchColumns: ["fileName"],
  defaultSort: ["createdAt", "DESC"],
  only: ["list"],
});

export function presentExport({ objectKey: _, deletedAt: __, ...shown }: ExportRow): Row {
  return shown;
}

export interface ExportMessage {
  kind: "export";
  exportId: string;
}

/** Has the queue go on with an export; a message more than needed does no harm. */
export const sendOn = (ctx: Pick<Context, "env">, exportId: string) =>
  ctx.env.JOBS.send({ kind: "export", exportId } satisfies ExportMessage);
