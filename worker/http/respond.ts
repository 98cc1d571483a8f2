import type { Context as Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { ApiError, type Locale, unavailable } from "../errors.ts";

/** The reader's language: the first of id and en that Accept-Language names, Indonesian otherwise. */
export function localeOf(c: Hono): Locale {
  const asked = (c.req.header("Accept-Language") ?? "").toLowerCase().match(/\b(id|en)\b/);
  return asked?.[1] === "en" ? "en" : "id";
}

interface DatabaseFault {
  code: string;
  message: string;
}

/** The libSQL fault behind an error, if that is what it is (drizzle wraps it in `cause`). */
export function databaseFault(error: unknown): DatabaseFault | undefined {
  for (let one = error; one instanceof Error; one = one.cause) {
    if ("code" in one && typeof one.code === "string" && one.name.startsWith("Libsql")) {
      return { code: one.code, message: one.message };
    }
  }
  return undefined;
}

/** Whether the database was out of reach or too busy, rather than asked something wrong. */
export function isOutage(error: unknown): boolean {
  const fault = databaseFault(error);
  if (fault) {
    return (
      /BUSY|LOCKED|SERVER_ERROR|HRANA|UNKNOWN/.test(fault.code) ||
      /SQLITE_BUSY|stream (expired|not found)|HTTP status 5\d\d/i.test(fault.message)
    );
  }
  return error instanceof TypeError && /fetch|network|connection/i.test(error.message);
}

function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (isOutage(error)) return unavailable();
  return new ApiError(500, "internal", {
    id: "Terjadi kesalahan di sisi kami. Sertakan nomor permintaan saat melapor.",
    en: "Something went wrong on our side. Quote the request number when you report it.",
  });
}

/** The one place where an error becomes a reply; what we did not foresee shows only its request id. */
export function errorReply(c: Hono, error: unknown, requestId: string): Response {
  const known = toApiError(error);
  if (known.status === 500) logError(requestId, error);
  const locale = localeOf(c);
  const fields =
    known.fields && Object.fromEntries(Object.entries(known.fields).map(([name, text]) => [name, text[locale]]));
  if (known.retryAfter !== undefined) c.header("Retry-After", String(known.retryAfter));
  return c.json(
    {
      error: { code: known.code, message: known.text[locale], requestId, ...(fields && { fields }) },
      ...(known.current !== undefined && { current: known.current }),
    },
    known.status as ContentfulStatusCode,
  );
}

/** Only kind and place of a fault are logged: messages can carry values. */
export function logError(requestId: string, error: unknown): void {
  if (error instanceof AggregateError) for (const one of error.errors) logError(requestId, one);
  const fault = databaseFault(error);
  const stack = error instanceof Error ? (error.stack ?? "").split("\n").slice(1, 6).join("\n") : "";
  const kind = fault ? fault.code : error instanceof Error ? error.name : typeof error;
  // biome-ignore lint/suspicious/noConsole: the Worker's log is the console
  console.error(JSON.stringify({ requestId, kind, stack }));
}
