import { ApiError, invalid } from "../errors.ts";
import type { RequestContext } from "./endpoint.ts";

const FORM_OVERHEAD = 64 * 1024;

const boundaryOf = (contentType: string) => /boundary="?([^";,\s]{1,70})"?/i.exec(contentType)?.[1];

/** A form without its boundary, which a browser makes anew each time it sends the same form. */
export function withoutBoundary(body: Uint8Array<ArrayBuffer>, contentType: string): Uint8Array<ArrayBuffer> {
  const boundary = boundaryOf(contentType);
  if (!boundary) return body;
  const mark = Buffer.from(`--${boundary}`, "latin1");
  const source = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const kept = new Uint8Array(body.byteLength);
  let length = 0;
  for (let at = 0; at < source.length; ) {
    const next = source.indexOf(mark, at);
    const part = source.subarray(at, next < 0 ? source.length : next);
    kept.set(part, length);
    length += part.length;
    at = next < 0 ? source.length : next + mark.length;
  }
  return kept.slice(0, length);
}

/** The form of a request with a file of at most `limit` bytes; 413, 415 or 422 when it is none. */
export async function readMultipart(ctx: RequestContext, limit: number): Promise<FormData> {
  const type = ctx.header("Content-Type") ?? "";
  if (!/^multipart\/form-data\b/i.test(type)) {
    throw new ApiError(415, "unsupported_type", {
      id: "Kirimkan berkas sebagai multipart/form-data.",
      en: "Send the file as multipart/form-data.",
    });
  }
  const bytes = await ctx.bytes(limit + FORM_OVERHEAD);
  return new Response(bytes, { headers: { "Content-Type": type } }).formData().catch(() => {
    throw invalid({ file: { id: "Kiriman terpotong; coba lagi.", en: "The upload was cut short; try again." } });
  });
}
