import { and, eq, isNull } from "drizzle-orm";
import { imports } from "#db/schema/index.ts";
import { conflict, notFound } from "../errors.ts";
import type { RequestContext } from "../http/endpoint.ts";
import { defineResource } from "../http/resource.ts";
import { admitRow, recordQuery } from "../http/resourceRead.ts";
import type { Row } from "../http/resourceSpec.ts";
import type { Action } from "../policy/roles.ts";
import type { ImportRow } from "./rowStore.ts";

/** Imports as a list; everything else about them is in the routes beside. */
export const importsResource = defineResource({
  name: "imports",
  table: imports,
  prefix: "imp",
  placement: { by: "organization" },
  hidden: ["headers", "mapping"],
  searchColumns: ["fileName"],
  defaultSort: ["createdAt", "DESC"],
  only: ["list"],
});

/** The import of the path, if the actor may do this to it. */
export async function readImport(ctx: RequestContext, action: Action): Promise<ImportRow> {
  const query = recordQuery(ctx, importsResource.spec, ctx.param("id"), action);
  const [rows] = (await ctx.read([query])) as [Row[]];
  return admitRow(rows[0]) as ImportRow;
}

/** The import as it is now, without asking who may see it: for the one who was admitted a moment ago. */
export async function reload(ctx: Pick<RequestContext, "db">, id: string): Promise<ImportRow> {
  const [job] = await ctx.db
    .select()
    .from(imports)
    .where(and(eq(imports.id, id), isNull(imports.deletedAt)));
  if (!job) throw notFound();
  return job;
}

/** Only before it is written can a mapping or a row still be corrected. */
export function assertReady(job: ImportRow) {
  if (job.state === "ready") return;
  throw conflict("import_not_ready", {
    id: "Impor ini sudah disimpan atau dibatalkan; unggah berkas lagi untuk memperbaikinya.",
    en: "This import was already written or undone; upload the file again to correct it.",
  });
}
