import { Hono } from "hono";
import { ApiError, notFound } from "./errors.ts";
import { apiHeaders } from "./http/headers.ts";
import { limiter } from "./http/limiter.ts";
import { originCheck } from "./http/originCheck.ts";
import { errorReply } from "./http/respond.ts";
import { openapiRoutes } from "./openapi/routes.ts";
import { mountResources } from "./resources/index.ts";

/** The API: request id, headers, origin, then the routes; every error leaves through one mapper. */
export const app = new Hono<{ Variables: { requestId: string } }>().basePath("/api");

app.use(async (c, next) => {
  c.set("requestId", crypto.randomUUID());
  c.header("X-Request-Id", c.get("requestId"));
  await next();
});
app.use(apiHeaders);
app.use(originCheck);
app.use(limiter);
app.use(async (c, next) => {
  const names = [...new URL(c.req.url).searchParams.keys()];
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice) {
    const text = { id: `Parameter ${twice} muncul dua kali.`, en: `The parameter ${twice} appears twice.` };
    throw new ApiError(400, "malformed", text, { fields: { [twice]: text } });
  }
  await next();
});
app.onError((error, c) => errorReply(c, error, c.get("requestId")));
app.notFound((c) => errorReply(c, notFound(), c.get("requestId")));

mountResources(app);
app.route(
  "/",
  openapiRoutes(() => app.routes),
);
