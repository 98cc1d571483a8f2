import { and, desc, eq, sql } from "drizzle-orm";
import { Hono } from "hono";
import { checkpoints, organizations } from "#db/schema/index.ts";
import { toBase64 } from "../http/crypto.ts";
import { openRequest } from "../http/openRequest.ts";
import { withDoc } from "../http/routeDoc.ts";
import { fingerprintOf, signingKeyFrom } from "./checkpoint.ts";

/** `GET /api/checkpoints`: open to everybody, so that others can keep what this system will be held to. */
async function published(c: Parameters<typeof openRequest>[0]): Promise<Response> {
  const { db, env } = openRequest(c);
  const key = await signingKeyFrom(env.AUDIT_SIGNING_KEY[0]);
  const rows = await db
    .select({
      organizationId: checkpoints.organizationId,
      organizationName: organizations.name,
      size: checkpoints.size,
      root: checkpoints.root,
      at: checkpoints.at,
      note: checkpoints.note,
    })
    .from(checkpoints)
    .innerJoin(organizations, eq(organizations.id, checkpoints.organizationId))
    .where(
      and(
        eq(organizations.kind, "office"),
        sql`${checkpoints.size} = (SELECT max(l.size) FROM checkpoints l WHERE l.organizationId = ${checkpoints.organizationId})`,
      ),
    )
    .orderBy(desc(checkpoints.at));
  c.header("Cache-Control", "no-store");
  return c.json({
    publicKey: toBase64(key.publicKey),
    fingerprint: await fingerprintOf(key.publicKey),
    checkpoints: rows,
  });
}

export const checkpointRoutes = new Hono().get(
  "/",
  withDoc(published, {
    summary: "The newest signed checkpoint of each office's audit log, and the key; open to everybody",
  }),
);
