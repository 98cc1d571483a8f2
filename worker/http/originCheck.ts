import type { MiddlewareHandler } from "hono";
import { ApiError } from "../errors.ts";

const SAFE = ["GET", "HEAD", "OPTIONS"];

/** Unsafe requests come from our own pages (Origin or Sec-Fetch-Site says so) or carry a bearer token. */
export const originCheck: MiddlewareHandler = async (c, next) => {
  if (SAFE.includes(c.req.method) || /^Bearer \S+$/.test(c.req.header("Authorization") ?? "")) return next();
  const origin = c.req.header("Origin");
  const own = new URL(c.req.url).host;
  const sameSite = c.req.header("Sec-Fetch-Site") === "same-origin";
  const sameOrigin = origin !== undefined && URL.canParse(origin) && new URL(origin).host === own;
  if (origin === undefined ? sameSite : sameOrigin) return next();
  throw new ApiError(403, "foreign_origin", {
    id: "Permintaan ini tidak berasal dari halaman Lanjut.",
    en: "This request does not come from a page of Lanjut.",
  });
};
