import { type Context, Hono } from "hono";
import type { RouterRoute } from "hono/types";
import { parseEnv } from "../env.ts";
import { localeOf } from "../http/respond.ts";
import { withDoc } from "../http/routeDoc.ts";
import { buildDocument } from "./document.ts";
import { renderPage } from "./page.ts";

/** `GET /openapi.json` and `GET /docs`, open to all: they hold no data. */
export function openapiRoutes(mounted: () => readonly RouterRoute[]): Hono {
  const document = (c: Context) => buildDocument(mounted(), parseEnv(c.env as object).VERSION);
  return new Hono()
    .get(
      "/openapi.json",
      withDoc((c: Context) => c.json(document(c)), { summary: "This API as OpenAPI 3.1" }),
    )
    .get(
      "/docs",
      withDoc(
        async (c: Context) => {
          const { html, policy } = await renderPage(document(c), localeOf(c));
          c.header("Content-Security-Policy", policy);
          return c.html(html);
        },
        { summary: "This API as a page" },
      ),
    );
}
