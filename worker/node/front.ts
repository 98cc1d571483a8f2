import {
  Agent,
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from "node:http";
import type { Workerd } from "./workerd.ts";

export type Front = { port: number; open(worker: Workerd): void; stop(): Promise<void> };
export type FrontOptions = {
  port: number;
  /** Fires `/cdn-cgi/handler/scheduled?cron=…`; absent: that address does not exist. */
  onCron?: (cron: string) => Promise<void>;
};

const CRON_PATH = "/cdn-cgi/handler/scheduled";

/** Only this machine can connect, so a forwarded address comes from the office's own reverse proxy. */
function clientAddress(incoming: IncomingMessage): string {
  const forwarded = String(incoming.headers["x-forwarded-for"] ?? "").split(",");
  return forwarded.at(-1)?.trim() || incoming.socket.remoteAddress || "127.0.0.1";
}

function forwardedHeaders(incoming: IncomingMessage): IncomingHttpHeaders {
  const kept = Object.entries(incoming.headers).filter(([name]) => !name.startsWith("mf-") && !name.startsWith("cf-"));
  return { ...Object.fromEntries(kept), "cf-connecting-ip": clientAddress(incoming) };
}

/** As sent, several Set-Cookie included, without the runtime's own notes. */
function replyHeaders({ rawHeaders }: IncomingMessage): string[] {
  return rawHeaders.filter((_, index) => !/^x-mf-/i.test(rawHeaders[index - (index % 2)] ?? ""));
}

/** Addresses of the runtime itself, however they are spelt: it resolves dots and escapes before it looks. */
function isRuntimePath(path: string): boolean {
  const { pathname } = new URL(`http://front${path}`);
  const plain = pathname.replaceAll(/%[0-9a-f]{2}/gi, (code) =>
    String.fromCharCode(Number.parseInt(code.slice(1), 16)),
  );
  return [path, pathname, plain].some((one) => /^[/\\]+(cdn-cgi|__cf_local)([/\\?]|$)/i.test(one));
}

function refuse(response: ServerResponse, status: number, code: string, message: string): void {
  const body = JSON.stringify({ status: code, error: { code, message } });
  const headers = {
    "content-type": "application/json",
    "cache-control": "no-store",
    ...(status === 503 && { "retry-after": "1" }),
  };
  response.writeHead(status, headers).end(body);
}

/**
 * What listens on the instance's port. It keeps the runtime's own development addresses (`/cdn-cgi/…`: every
 * stored file without a session) out of reach, and answers 503 until the Worker runs.
 */
export async function startFront({ port, onCron }: FrontOptions): Promise<Front> {
  const agent = new Agent({ keepAlive: true, maxSockets: 128 });
  let target: URL | undefined;

  const server = createServer((incoming, response) => {
    const path = incoming.url ?? "/";
    if (!URL.canParse(`http://${incoming.headers.host ?? "localhost"}`)) {
      return refuse(response, 400, "malformed", "The Host header is not a host.");
    }
    if (!path.startsWith("/") || isRuntimePath(path)) {
      if (!onCron || !path.startsWith(`${CRON_PATH}?`))
        return refuse(response, 404, "not_found", "There is nothing here.");
      const cron = new URLSearchParams(path.slice(CRON_PATH.length)).get("cron") ?? "";
      onCron(cron).then(
        () => response.end("ok"),
        (error: Error) => refuse(response, 500, "job_failed", error.message),
      );
      return;
    }
    if (!target) return refuse(response, 503, "starting", "Lanjut is starting.");
    const { method } = incoming;
    const outgoing = request(
      { host: target.hostname, port: target.port, agent, method, path, headers: forwardedHeaders(incoming) },
      (reply) => {
        response.writeHead(reply.statusCode ?? 502, replyHeaders(reply));
        reply.pipe(response);
        reply.on("error", () => response.destroy());
      },
    );
    outgoing.on("error", () => {
      if (response.headersSent) response.destroy();
      else refuse(response, 503, "unavailable", "The Worker did not answer.");
    });
    response.on("close", () => {
      if (!response.writableEnded) outgoing.destroy();
    });
    incoming.pipe(outgoing);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : port,
    open(worker) {
      target = new URL(worker.url);
    },
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), 2_000).unref();
      await closed;
      agent.destroy();
    },
  };
}
