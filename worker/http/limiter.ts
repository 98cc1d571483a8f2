import type { MiddlewareHandler } from "hono";
import { parseEnv } from "../env.ts";
import { tooMany } from "../errors.ts";
import { addressOf } from "./address.ts";
import { sha256 } from "./crypto.ts";
import { readToken } from "./session.ts";

const WAIT_S = 60;

/** The platform's approximate limit per session or address, in production; when it fails, requests pass. */
export const limiter: MiddlewareHandler = async (c, next) => {
  const env = parseEnv(c.env as object);
  if (env.ENVIRONMENT === "production" && !c.req.path.endsWith("/health")) {
    const key = `request|${await sha256(readToken(c) ?? addressOf(c))}`;
    const answer = await env.LIMITER.limit({ key }).catch(() => ({ success: true }));
    if (!answer.success) throw tooMany(WAIT_S);
  }
  await next();
};
