import { and, desc, eq, sql } from "drizzle-orm";
import { Hono } from "hono";
import { checkpoints, organizations } from "#db/schema/index.ts";
import { toBase64 } from "../http/crypto.ts";
import { endpoint } from "../http/endpoint.ts";
import { openRequest } from "../http/openRequest.ts";
import { getRead, type ListedSpec, listRead } from "../http/readResource.ts";
import { withDoc } from "../http/routeDoc.ts";
import { scope } from "../policy/scope.ts";
import { fingerprintOf, signingKeyFrom } from "./checkpoint.ts";

/** Every checkpoint of the logs that the caller reads, in the list dialect. */
const checkpointSpec: ListedSpec = {
  name: "checkpoints",
  table: checkpoints,
  where: (ctx) => scope(ctx, "audit-log", "read", { by: "organization" }, checkpoints.organizationId),
  joined: {
    table: organizations,
    on: () => eq(organizations.id, checkpoints.organizationId),
    columns: { organizationName: organizations.name },
  },
  hidden: ["edge"],
  searchColumn: checkpoints.note,
  defaultSort: ["at", "DESC"],
};

/** `GET /api/published-checkpoints`: open to everybody, so that others can keep what this system will be held to. */
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

export const publishedCheckpointRoutes = new Hono().get(
  "/",
  withDoc(published, {
    summary: "The newest signed checkpoint of each office's audit log, and the key; open to everybody",
  }),
);

const logRead = { resource: "audit-log", action: "read" } as const;

/** `GET /api/checkpoints` and `/api/checkpoints/ID`. */
export const checkpointRoutes = new Hono()
  .get(
    "/",
    endpoint(logRead, (ctx) => listRead(ctx, checkpointSpec), {
      summary: "Signed checkpoints of the audit logs that the caller reads, newest first",
    }),
  )
  .get(
    "/:id",
    endpoint(logRead, (ctx) => getRead(ctx, checkpointSpec), { summary: "One signed checkpoint" }),
  );
