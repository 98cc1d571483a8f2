type Value = { type: string; value?: string };
type Pipeline = {
  results: { type: string; error?: { message: string }; response?: { result?: { rows: Value[][] } } }[];
};

/** An address of the server behind a database URL, and the token the URL carries. */
function at(url: string, path: string) {
  const { origin, searchParams } = new URL(url);
  return { address: `${origin}${path}`, authorization: `Bearer ${searchParams.get("authToken")}` };
}

export async function healthy(url: string): Promise<boolean> {
  try {
    return (await fetch(at(url, "/health").address, { signal: AbortSignal.timeout(1_000) })).ok;
  } catch {
    return false;
  }
}

/** One statement straight over HTTP: the probe must not share a client, a queue or a retry with anything else. */
export async function execute(url: string, sql: string, timeoutMs: number): Promise<Value[][]> {
  const { address, authorization } = at(url, "/v2/pipeline");
  const response = await fetch(address, {
    method: "POST",
    headers: { authorization, "content-type": "application/json" },
    body: JSON.stringify({ requests: [{ type: "execute", stmt: { sql } }, { type: "close" }] }),
    signal: AbortSignal.timeout(timeoutMs),
  });
  const [first] = ((await response.json()) as Pipeline).results;
  if (first?.type !== "ok") throw new Error(first?.error?.message ?? `sqld answered ${response.status}`);
  return first.response?.result?.rows ?? [];
}

/**
 * sqld starts with synchronous=NORMAL and refuses the pragma; its admin API raises it to FULL (one fsync a commit).
 * It also gives a write batch 10 s instead of 5 before it is taken back for a writer that waits.
 */
export async function setDurable(adminUrl: string, adminKey: string, url: string): Promise<void> {
  const response = await fetch(`${adminUrl}/v1/namespaces/default/config`, {
    method: "POST",
    headers: { authorization: `basic ${adminKey}`, "content-type": "application/json" },
    body: JSON.stringify({ block_reads: false, block_writes: false, durability_mode: "strong", txn_timeout_s: 10 }),
    signal: AbortSignal.timeout(5_000),
  });
  const level = (await execute(url, "PRAGMA synchronous", 5_000))[0]?.[0]?.value;
  if (!response.ok || level !== "2") {
    throw new Error(`sqld could not be made durable (answered ${response.status}, synchronous=${level}).`);
  }
}
