import { deflateSync, inflateSync, strFromU8, strToU8 } from "fflate";
import type { Context } from "../context.ts";
import { KEEP_MS, XLSX } from "./limits.ts";
import type { Rows } from "./workbook/write.ts";

type Files = Pick<Context, "env" | "now">;

const ROOT = "exports/";
const folder = (id: string) => `${ROOT}${id}/`;
const fileKey = (id: string) => `${folder(id)}file.xlsx`;
const idsKey = (id: string) => `${folder(id)}ids`;
const partKey = (id: string, at: number) => `${folder(id)}part-${String(at).padStart(7, "0")}`;

/** Everything is marked with its time, so that what is past its keeping goes even when nothing else knows of it. */
const marked = ({ now }: Files) => ({ customMetadata: { at: String(now) } });

async function keep(ctx: Files, key: string, value: unknown): Promise<void> {
  await ctx.env.FILES.put(key, deflateSync(strToU8(JSON.stringify(value)), { level: 3 }), marked(ctx));
}

async function take<T>(ctx: Files, key: string): Promise<T> {
  const object = await ctx.env.FILES.get(key);
  if (!object) throw new Error("a piece of an export is gone");
  return JSON.parse(strFromU8(inflateSync(new Uint8Array(await object.arrayBuffer())))) as T;
}

export const keepIds = (ctx: Files, id: string, ids: readonly string[]) => keep(ctx, idsKey(id), ids);
export const takeIds = (ctx: Files, id: string) => take<string[]>(ctx, idsKey(id));
export const keepPart = (ctx: Files, id: string, at: number, rows: Rows) => keep(ctx, partKey(id, at), rows);
export const takePart = (ctx: Files, id: string, at: number) => take<Rows>(ctx, partKey(id, at));

export async function keepFile(ctx: Files, id: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const key = fileKey(id);
  await ctx.env.FILES.put(key, bytes, { ...marked(ctx), httpMetadata: { contentType: XLSX } });
  return key;
}

export const openFile = ({ env }: Files, key: string) => env.FILES.get(key);

/** Removes the pieces a file was made of. */
export const dropPieces = (ctx: Files, id: string) => drop(ctx, id, (key) => key !== fileKey(id));

/** Removes a file and its pieces. */
export const dropExport = (ctx: Files, id: string) => drop(ctx, id, () => true);

async function drop({ env }: Files, id: string, which: (key: string) => boolean): Promise<number> {
  const { objects } = await env.FILES.list({ prefix: folder(id) });
  const keys = objects.map(({ key }) => key).filter(which);
  if (keys.length > 0) await env.FILES.delete(keys);
  return keys.length;
}

/** Removes every object of exports that is older than a day, though the database may know nothing of it. */
export async function dropOld(ctx: Files): Promise<number> {
  let dropped = 0;
  let cursor: string | undefined;
  do {
    const page = await ctx.env.FILES.list({ prefix: ROOT, cursor, limit: 500, include: ["customMetadata"] });
    const old = page.objects.filter(({ customMetadata }) => Number(customMetadata?.at ?? 0) < ctx.now - KEEP_MS);
    if (old.length > 0) await ctx.env.FILES.delete(old.map(({ key }) => key));
    dropped += old.length;
    cursor = page.truncated ? page.cursor : undefined;
  } while (cursor);
  return dropped;
}
