import type { z } from "zod";
import type { Action, Resource } from "../policy/roles.ts";

/** A cell of the policy (or either of two), or any session. */
export type Needed = { resource: Resource; action: Action; or?: Action } | "session";

/** What a route says of itself to the API's documentation. */
export interface RouteDoc {
  /** Who may call it: a policy cell, any session, or anybody. */
  needed?: Needed;
  /** Opened by a token of its own, which is no session. */
  token?: boolean;
  summary?: string;
  /** Schema of the JSON body: the one that validates it. */
  body?: z.ZodType;
  /** The body may be left out. */
  bodyOptional?: boolean;
  /** Fields of a multipart form, each with what it means. */
  form?: Record<string, string>;
  /** Parameters of the query string, each with what it means. */
  query?: Record<string, string>;
}

const docs = new WeakMap<object, RouteDoc>();

/** Remembers what a handler does, so that the documentation is made from the routes themselves. */
export function withDoc<H extends object>(handler: H, doc: RouteDoc): H {
  docs.set(handler, doc);
  return handler;
}

export const docOf = (handler: object): RouteDoc | undefined => docs.get(handler);
