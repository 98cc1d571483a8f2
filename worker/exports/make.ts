import type { RequestContext } from "../http/endpoint.ts";
import type { Row } from "../http/resourceSpec.ts";
import { type About, notesOf, watermarkOf } from "./about.ts";
import { cellOf } from "./cells.ts";
import { type ExportColumn, widthOf } from "./columns.ts";
import { readNames } from "./names.ts";
import { resourceName } from "./words.ts";
import { type Rows, writeWorkbook } from "./workbook/write.ts";

/** Records as rows of cells, with the names behind their ids. */
export async function rowsOf(
  ctx: RequestContext,
  columns: readonly ExportColumn[],
  records: readonly Row[],
): Promise<Rows> {
  const nameOf = await readNames(ctx, columns, records);
  const reading = { locale: ctx.locale, regionCode: ctx.actor.jurisdiction, nameOf };
  return records.map((record) => columns.map((column) => cellOf(column, record, reading)));
}

/** The whole file, from pieces of rows. */
export const makeFile = (ctx: RequestContext, about: About, pieces: AsyncIterable<Rows>) =>
  writeWorkbook(
    {
      name: resourceName(ctx.locale, about.resource),
      headings: about.columns.map(({ heading }) => heading),
      widths: about.columns.map(widthOf),
      footer: watermarkOf(ctx, about),
    },
    pieces,
    (rows) => notesOf(ctx, about, rows),
    about.madeAt,
  );

/** `orang-2026-11-22.xlsx` */
export const fileNameOf = (ctx: RequestContext, resource: string, day: string): string => {
  const name = resourceName(ctx.locale, resource)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
  return `${name}-${day}.xlsx`;
};
