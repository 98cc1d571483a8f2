import type { Context as Hono } from "hono";
import { openClient, openDb } from "#db/client.ts";
import { readClock } from "../clock.ts";
import { parseEnv } from "../env.ts";
import { ApiError, malformed, tooLarge } from "../errors.ts";
import { localeOf } from "./respond.ts";

/** Bodies at most, in bytes. */
export const JSON_LIMIT = 1_000_000;
export const MULTIPART_LIMIT = 12_000_000;
const DRAIN_LIMIT = 100_000_000;
const MAX_DEPTH = 32;

/** Lets the rest of a body go by unread: a client whose connection is cut while it sends never sees why. */
async function drain(reader: ReadableStreamDefaultReader<Uint8Array>, limit = DRAIN_LIMIT) {
  for (let passed = 0; passed < limit; ) {
    const { done, value } = await reader.read();
    if (done) return;
    passed += value.byteLength;
  }
  await reader.cancel();
}

/** The same for a request that is refused before its body is looked at. */
export async function letBodyPass(request: Request): Promise<void> {
  const reader = request.body?.getReader();
  if (reader) await drain(reader, MULTIPART_LIMIT);
}

/** Reads a body by the bytes that really come, whatever Content-Length claims. */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > limit) {
      parts.length = 0;
      await drain(reader);
      const most = limit < 1_000_000 ? `${Math.round(limit / 1_000)} KB` : `${Math.round(limit / 1_000_000)} MB`;
      throw tooLarge({ id: `Ukuran kiriman melebihi ${most}.`, en: `The request is larger than ${most}.` });
    }
    parts.push(value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.byteLength;
  }
  return bytes;
}

const notJson = () =>
  new ApiError(415, "unsupported_type", {
    id: "Kirimkan isi sebagai application/json.",
    en: "Send the body as application/json.",
  });

/** Whether a value nests no deeper than any form needs, and its text has no half characters, which no database keeps. */
function isPlain(value: unknown, depth = 0): boolean {
  if (typeof value === "string") return value.isWellFormed();
  if (typeof value !== "object" || value === null) return true;
  if (depth === MAX_DEPTH) return false;
  if (Array.isArray(value)) return value.every((one) => isPlain(one, depth + 1));
  return Object.entries(value).every(([key, one]) => key.isWellFormed() && isPlain(one, depth + 1));
}

export function parseJson(text: string): unknown {
  const broken = () => malformed({ id: "Isi permintaan bukan JSON yang sah.", en: "The body is not valid JSON." });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw broken();
  }
  if (!isPlain(value)) throw broken();
  return value;
}

/** The pieces of a request that exist before anybody is known. */
export function openRequest(c: Hono) {
  const env = parseEnv(c.env);
  const client = openClient(env.TURSO_DATABASE_URL, env.TURSO_AUTH_TOKEN);
  let body: Promise<Uint8Array<ArrayBuffer>> | undefined;
  const bytes = (limit: number) => {
    body ??= readBytes(c.req.raw, limit);
    return body;
  };
  return {
    env,
    client,
    db: openDb(client),
    now: readClock(env.CLOCK_OFFSET_MS),
    requestId: c.get("requestId") as string,
    locale: localeOf(c),
    param: (name: string) => c.req.param(name) ?? "",
    query: (name: string) => c.req.query(name),
    header: (name: string) => c.req.header(name),
    bytes,
    json: async () => {
      if (!/^application\/([\w.+-]+\+)?json\b/i.test(c.req.header("Content-Type") ?? "")) throw notJson();
      return parseJson(new TextDecoder().decode(await bytes(JSON_LIMIT)));
    },
  };
}
