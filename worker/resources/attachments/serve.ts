import type { attachments } from "#db/schema/index.ts";
import { ENDINGS } from "../../attachments/readFile.ts";
import { ApiError, forbidden } from "../../errors.ts";
import type { Reply, RequestContext } from "../../http/endpoint.ts";
import { admitRow, etagOf, presentRow, recordQuery } from "../../http/resourceRead.ts";
import type { Row } from "../../http/resourceSpec.ts";
import { attachmentsResource, mayOpen } from "./resource.ts";

type Attachment = typeof attachments.$inferSelect;

const percent = (text: string) =>
  encodeURIComponent(text).replaceAll(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

/** RFC 6266: a plain name for old clients, the true one in UTF-8; the ending always says what the file is. */
export function disposition(kind: "inline" | "attachment", name: string, type: Attachment["contentType"]): string {
  const [ending] = ENDINGS[type as keyof typeof ENDINGS] ?? ["bin"];
  const known: readonly string[] = ENDINGS[type as keyof typeof ENDINGS] ?? [];
  const own = /\.([^.]*)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  const full = known.includes(own) ? name : `${name}.${ending}`;
  const plain = full.replaceAll(/[^\w .,()-]/g, "_");
  return `${kind}; filename="${plain}"; filename*=UTF-8''${percent(full)}`;
}

const gone = () =>
  new ApiError(404, "file_missing", {
    id: "Berkas ini tidak ada lagi di penyimpanan.",
    en: "This file is no longer in the store.",
  });

/** GET /api/attachments/ID: the file; its record as JSON to who accepts only that. */
export async function serveAttachment(ctx: RequestContext): Promise<Reply | Response> {
  const { spec } = attachmentsResource;
  const [rows] = (await ctx.read([recordQuery(ctx, spec, ctx.param("id"), "read")])) as [Row[]];
  const row = admitRow(rows[0]) as Attachment;
  if (/^application\/json\b/i.test(ctx.header("Accept") ?? "")) {
    return { status: 200, body: presentRow(ctx, spec, row), etag: etagOf(row) };
  }
  if (!mayOpen(ctx.actor, row)) throw forbidden();
  const object = await ctx.env.FILES.get(row.objectKey);
  if (!object) throw gone();
  const shown = row.contentType.startsWith("image/") && ctx.query("download") === undefined;
  return new Response(object.body as unknown as ReadableStream, {
    headers: {
      "Content-Type": row.contentType,
      "Content-Length": String(object.size),
      "Content-Disposition": disposition(shown ? "inline" : "attachment", row.name, row.contentType),
      "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
      "X-Content-Type-Options": "nosniff",
      "Cross-Origin-Resource-Policy": "same-origin",
      "Cache-Control": "no-store",
    },
  });
}
