import { HttpError } from "react-admin";
import { readLocale } from "../format/locale.ts";
import type { Session } from "../session.ts";
import { createAsk } from "./ask.ts";
import { translateNow } from "./i18nProvider.ts";
import { keyFor, settle } from "./idempotency.ts";

export interface RequestOptions {
  method?: "GET" | "POST" | "PUT" | "DELETE";
  /** JSON text, or a form with a file. */
  body?: string | FormData;
  /** Version the change is based on: sent as If-Match. */
  version?: number;
  signal?: AbortSignal;
  headers?: Headers | Record<string, string>;
  /** Idempotency key of an action that outlives this page. */
  key?: string;
}

export interface Reply<T = unknown> {
  status: number;
  headers: Headers;
  body: string;
  json: T;
}

interface FaultBody {
  error?: { code?: string; message?: string; requestId?: string; fields?: Record<string, string> };
}

/** Asked when a session ended in the middle of work; false means the person left. */
export const signInAgain = createAsk<true, Session | false>();

const unsafe = new Set(["POST", "PUT", "DELETE"]);
const autoRetries = 2;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function wordsFor(status: number, wait: number): string {
  if (status === 0) return translateNow("app.net.lost");
  if (wait > 0) return translateNow("app.net.wait", { smart_count: wait });
  return translateNow(status >= 500 ? "app.net.unavailable" : "ra.notification.http_error");
}

/** React-admin shows `body.errors` beside the inputs of the form that was sent. */
function toFault(status: number, body: FaultBody & Record<string, unknown>, wait: number): HttpError {
  const message = body.error?.message ?? wordsFor(status, wait);
  return new HttpError(message, status, { ...body, ...(body.error?.fields ? { errors: body.error.fields } : {}) });
}

async function send(url: string, options: RequestOptions, key: string | undefined): Promise<Response | undefined> {
  const headers = new Headers(options.headers);
  headers.set("Accept", "application/json");
  headers.set("Accept-Language", readLocale());
  if (typeof options.body === "string") headers.set("Content-Type", "application/json");
  if (options.version !== undefined) headers.set("If-Match", `"${options.version}"`);
  if (key) headers.set("Idempotency-Key", key);
  try {
    return await fetch(url, { method: options.method ?? "GET", body: options.body, headers, signal: options.signal });
  } catch (fault) {
    if (options.signal?.aborted) throw fault;
    return undefined;
  }
}

/** A form with a file cannot be compared with an earlier one: it is an action of its own. */
const keyOf = (method: string, url: string, { body }: RequestOptions, version: string | undefined) =>
  body instanceof FormData ? crypto.randomUUID() : keyFor(method, url, body, version);

/** One request with the habits of this API: language, key, version, sign-in again on 401, honest waiting on 503. */
export async function request<T = unknown>(url: string, options: RequestOptions = {}): Promise<Reply<T>> {
  const method = options.method ?? "GET";
  const text = typeof options.body === "string" ? options.body : undefined;
  const version = options.version === undefined ? undefined : String(options.version);
  const key = unsafe.has(method) ? (options.key ?? keyOf(method, url, options, version)) : undefined;

  for (let attempt = 0; ; attempt++) {
    const response = await send(url, options, key);
    if (!response) throw toFault(0, { error: { code: "network" } }, 0);
    if (response.status === 401) {
      await response.text();
      if (await signInAgain.ask(true)) continue;
      throw toFault(401, {}, 0);
    }
    const wait = Number(response.headers.get("Retry-After")) || 0;
    if (response.status === 503 && attempt < autoRetries && wait <= 3) {
      await response.text();
      await pause((wait || 1) * 1000);
      continue;
    }
    const body = await response.text();
    // Only a reply that says what became of the request settles its key.
    if (key && response.status < 500 && response.status !== 429) settle(method, url, text, version);
    const json = parse(body);
    if (!response.ok) throw toFault(response.status, (json ?? {}) as FaultBody & Record<string, unknown>, wait);
    return { status: response.status, headers: response.headers, body, json: json as T };
  }
}

function parse(body: string): unknown {
  if (!body) return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

export const api = {
  get: <T>(path: string, signal?: AbortSignal) => request<T>(`/api/${path}`, { signal }).then((reply) => reply.json),
  post: <T>(path: string, body: unknown = {}, version?: number) =>
    request<T>(`/api/${path}`, { method: "POST", body: JSON.stringify(body), version }).then((reply) => reply.json),
  put: <T>(path: string, body: unknown, version?: number) =>
    request<T>(`/api/${path}`, { method: "PUT", body: JSON.stringify(body), version }).then((reply) => reply.json),
  remove: (path: string) => request(`/api/${path}`, { method: "DELETE" }),
  upload: <T>(path: string, form: FormData) =>
    request<T>(`/api/${path}`, { method: "POST", body: form }).then((reply) => reply.json),
};
