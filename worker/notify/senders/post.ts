import type { Outcome } from "./sender.ts";

const TIMEOUT_MS = 10_000;
const REPLY_LIMIT = 64_000;
const LONGEST_PAUSE_MS = 24 * 3_600_000;

/** About us or the moment, not about the message: a wrong key is mended and then all of them go out. */
const PASSING = [401, 403, 408, 425, 429];
/** Somebody between us and the provider answered: what the provider did is not known. */
const BETWEEN = [502, 504];

export type PostReply = { status: number; retryAfterMs?: number; json: unknown } | { fault: "timeout" | "network" };

async function readJson(response: Response): Promise<unknown> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = "";
  while (reader && text.length <= REPLY_LIMIT) {
    const { done, value } = await reader.read();
    if (done) break;
    text += decoder.decode(value, { stream: true });
  }
  await reader?.cancel();
  if (text.length > REPLY_LIMIT) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function retryAfter(response: Response): number | undefined {
  const seconds = Number(response.headers.get("Retry-After"));
  return seconds > 0 ? Math.min(seconds * 1000, LONGEST_PAUSE_MS) : undefined;
}

/** Posts JSON to a provider: no redirects, a limit on time and on what is read back. */
export async function postJson(
  url: string,
  headers: Record<string, string>,
  body: object,
  timeoutMs = TIMEOUT_MS,
): Promise<PostReply> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      method: "POST",
      redirect: "manual",
      headers: { "Content-Type": "application/json", ...headers },
      body: JSON.stringify(body),
      signal,
    });
    const reply = { status: response.status, retryAfterMs: retryAfter(response) };
    // The head has come: whatever happens to the rest, the status stands.
    return { ...reply, json: await readJson(response).catch(() => undefined) };
  } catch {
    return { fault: signal.aborted ? "timeout" : "network" };
  }
}

/** What a reply means. `providerId` reads the id out of a good one. */
export function outcomeOf(reply: PostReply, providerId: (json: unknown) => unknown): Outcome {
  if ("fault" in reply) return { state: "unknown", error: reply.fault };
  const { status, retryAfterMs, json } = reply;
  const error = `http_${status}`;
  if (status >= 200 && status < 300) {
    const id = providerId(json);
    return { state: "sent", providerId: typeof id === "string" ? id.slice(0, 200) : null };
  }
  if (BETWEEN.includes(status)) return { state: "unknown", error };
  if (status >= 500 || PASSING.includes(status)) return { state: "retry", error, afterMs: retryAfterMs };
  return { state: "refused", error };
}
