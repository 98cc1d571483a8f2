import { createServer, type IncomingMessage } from "node:http";

export interface Received {
  path: string;
  headers: Record<string, string | string[] | undefined>;
  body: Record<string, unknown>;
}
/** How the next request is answered. `accept`: what it asks for is done, whatever is said about it. */
export interface Turn {
  status?: number;
  headers?: Record<string, string>;
  text?: string;
  delayMs?: number;
  hangUp?: boolean;
  accept?: boolean;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const part of request) text += part;
  return text;
}

/** A message provider on a port of its own: fails, delays and hangs up as told, and drops a repeated Idempotency-Key. */
export async function startProvider() {
  const received: Received[] = [];
  const accepted: Received[] = [];
  const known = new Map<string, string>();
  let turns: Turn[] = [];
  const server = createServer(async (request, response) => {
    const one = { path: request.url ?? "", headers: request.headers, body: JSON.parse(await bodyOf(request)) };
    received.push(one);
    const turn = turns.shift() ?? {};
    const status = turn.status ?? 200;
    const key = String(request.headers["idempotency-key"] ?? "");
    let id = known.get(key) ?? `msg_${received.length}`;
    if (turn.accept ?? (status < 300 && !turn.hangUp)) {
      if (!known.has(key)) accepted.push(one);
      else id = known.get(key) ?? id;
      if (key) known.set(key, id);
    }
    if (turn.delayMs) await new Promise((resolve) => setTimeout(resolve, turn.delayMs));
    if (turn.hangUp) return void request.socket.destroy();
    response.writeHead(status, { "content-type": "application/json", ...turn.headers });
    response.end(turn.text ?? JSON.stringify({ id, messages: [{ id }] }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`,
    /** Every request, and those whose message went to its receiver. */
    received,
    accepted,
    /** What happens to the next requests, in this order; after them all goes well. */
    next: (...more: Turn[]) => {
      turns = more;
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
