import type { Env } from "../env.ts";
import { notFound } from "../errors.ts";
import type { RequestContext } from "../http/endpoint.ts";

const DEEPEST = 19;
const WAIT_MS = 8_000;
const LARGEST = 1_000_000;
const IMAGES = ["image/png", "image/jpeg", "image/webp"];

/** What the console needs to know of the map's ground; null where no tile server is set up. */
export const mapGround = ({ MAP_TILES_URL, MAP_TILES_CREDIT }: Pick<Env, "MAP_TILES_URL" | "MAP_TILES_CREDIT">) =>
  MAP_TILES_URL ? { tiles: "/api/map-tiles/{z}/{x}/{y}", credit: MAP_TILES_CREDIT ?? null } : null;

/** A tile's address at the configured server; undefined when there is no such tile. */
export function tileAddress(template: string, z: string, x: string, y: string): string | undefined {
  const [zoom = 0, column = 0, row = 0] = [z, x, y].map((part) => (/^\d{1,7}$/.test(part) ? Number(part) : -1));
  const inside = (value: number) => value >= 0 && value < 2 ** zoom;
  if (zoom < 0 || zoom > DEEPEST || !inside(column) || !inside(row)) return undefined;
  return template.replace("{z}", String(zoom)).replace("{x}", String(column)).replace("{y}", String(row));
}

/**
 * `GET /api/map-tiles/Z/X/Y`: passes one picture on from the configured tile server. The browser asks only this
 * server: who looks where is not told to the other, and the page's content policy stays closed.
 */
export async function serveTile(ctx: RequestContext): Promise<Response> {
  await ctx.verify();
  const { MAP_TILES_URL } = ctx.env;
  const address = MAP_TILES_URL && tileAddress(MAP_TILES_URL, ctx.param("z"), ctx.param("x"), ctx.param("y"));
  if (!address) throw notFound();
  const reply = await fetch(address, { signal: AbortSignal.timeout(WAIT_MS), redirect: "error" }).catch(
    () => undefined,
  );
  const kind = reply?.headers.get("Content-Type")?.split(";")[0] ?? "";
  if (!reply?.ok || !IMAGES.includes(kind)) throw notFound();
  const bytes = await reply.arrayBuffer();
  if (bytes.byteLength > LARGEST) throw notFound();
  return new Response(bytes, { headers: { "Content-Type": kind, "Cache-Control": "private, max-age=604800" } });
}
