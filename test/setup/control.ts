import { createServer } from "node:http";
import type { Workerd } from "#worker/node/workerd.ts";

/** Lets test files, which run apart from the global setup, fire a cron of its Worker. */
export async function startControl(worker: Workerd, clockOffsetMs: number) {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    worker.scheduled(url.searchParams.get("cron") ?? "", Date.now() + clockOffsetMs).then(
      () => response.end(),
      (error: Error) => response.writeHead(500).end(error.message),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
