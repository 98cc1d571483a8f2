import { createServer, type IncomingMessage, request } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { startFront } from "#worker/node/front.ts";

async function startUpstream(): Promise<{ url: string; requests: IncomingMessage[] }> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    response.setHeader("Set-Cookie", ["a=1", "b=2"]);
    response.setHeader("X-Mf-Note", "x");
    request.pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`, requests };
}

async function start(onCron?: (cron: string) => Promise<void>) {
  const upstream = await startUpstream();
  const front = await startFront({ port: 0, ...(onCron ? { onCron } : {}) });
  onTestFinished(front.stop);
  const open = () => front.open({ url: upstream.url, scheduled: async () => undefined, stop: async () => undefined });
  return { url: `http://127.0.0.1:${front.port}`, requests: upstream.requests, open };
}

test("answers 503 until the Worker runs", async () => {
  const { url, open } = await start();
  const early = await fetch(`${url}/api/health`);
  expect([early.status, early.headers.get("retry-after")]).toEqual([503, "1"]);
  open();
  expect((await fetch(`${url}/api/health`)).status).toBe(200);
});

test("passes body, method and cookies through, and no header that steers the runtime", async () => {
  const { url, requests, open } = await start();
  open();
  const headers = {
    "mf-route-override": "other",
    "cf-connecting-ip": "9.9.9.9",
    "x-forwarded-for": "1.2.3.4, 10.0.0.7",
  };
  const reply = await fetch(`${url}/api/x?y=1`, { method: "POST", body: "isi", headers });
  expect(await reply.text()).toBe("isi");
  expect(reply.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
  expect(reply.headers.get("x-mf-note")).toBeNull();
  expect(requests[0]).toMatchObject({ method: "POST", url: "/api/x?y=1" });
  expect(requests[0]?.headers["mf-route-override"]).toBeUndefined();
  expect(requests[0]?.headers["cf-connecting-ip"]).toBe("10.0.0.7");
});

test("a cron is fired by its address only where that is wanted", async () => {
  const fired: string[] = [];
  const local = await start(async (cron) => void fired.push(cron));
  const production = await start();
  for (const { url, open } of [local, production]) {
    open();
    await fetch(`${url}/cdn-cgi/handler/scheduled?cron=0+18+*+*+*`);
  }
  expect(fired).toEqual(["0 18 * * *"]);
  expect((await fetch(`${production.url}/cdn-cgi/handler/scheduled?cron=x`)).status).toBe(404);
  expect([...local.requests, ...production.requests]).toEqual([]);
});

/** The path as it is: fetch would tidy it first. */
const statusOf = (url: string, path: string, headers = {}) =>
  new Promise<number | undefined>((resolve, reject) => {
    request(url, { path, headers }, (reply) => resolve(reply.resume().statusCode))
      .on("error", reject)
      .end();
  });

test.each([
  ...["/cdn-cgi/local/r2/public/x", "//cdn-cgi/x", "/CDN-CGI/x", "/./cdn-cgi/x", "/a/../cdn-cgi/x", "/%2e/cdn-cgi/x"],
  ...["/a/%2E%2e/cdn-cgi/x", "/a\\..\\cdn-cgi/x", "/%63dn-cgi/x", "/cdn-cgi%2fx", "/.//cdn-cgi/x", "/\\cdn-cgi/x"],
])("the runtime's own addresses stay closed, spelt %s", async (path) => {
  const { url, requests, open } = await start();
  open();
  expect(await statusOf(url, path)).toBe(404);
  expect(requests).toEqual([]);
  expect(await statusOf(url, "/assets/cdn-cgi.js")).toBe(200);
});

test("a Host header that is none is refused", async () => {
  const { url, requests, open } = await start();
  open();
  expect(await statusOf(url, "/", { host: "a b" })).toBe(400);
  expect(requests).toEqual([]);
});
