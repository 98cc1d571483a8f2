import { and, asc, count, desc, eq, isNotNull, isNull } from "drizzle-orm";
import { Hono } from "hono";
import { organizations, sampleItems, samples } from "#db/schema/index.ts";
import { notFound } from "../../errors.ts";
import { rangeOf } from "../../http/listQuery.ts";
import { openRequest } from "../../http/openRequest.ts";
import { withDoc } from "../../http/routeDoc.ts";
import { frameQuery } from "./freeze.ts";
import { isParted } from "./resource.ts";

type Open = Parameters<typeof openRequest>[0];

const COLUMNS = {
  id: samples.id,
  organizationName: organizations.name,
  question: samples.question,
  unit: samples.unit,
  method: samples.method,
  n: samples.n,
  design: samples.design,
  state: samples.state,
  frameSize: samples.frameSize,
  frameHash: samples.frameHash,
  strataHash: samples.strataHash,
  frozenAt: samples.frozenAt,
  seed: samples.seed,
  drawnAt: samples.drawnAt,
  algorithm: samples.algorithm,
  closedAt: samples.closedAt,
  cancelReason: samples.cancelReason,
};
const PAGE = 1_000;

const frozenSamples = ({ db }: Pick<ReturnType<typeof openRequest>, "db">) =>
  db.select(COLUMNS).from(samples).innerJoin(organizations, eq(organizations.id, samples.organizationId)).$dynamic();
const isPublished = and(isNotNull(samples.frameHash), isNull(samples.deletedAt));

/** `GET /api/published-samples?range=[0,999]`: every frame that was ever frozen, and how it ended, newest first. */
async function list(c: Open): Promise<Response> {
  const request = openRequest(c);
  const [from, to] = rangeOf(request, PAGE);
  const [rows, [all]] = await request.db.batch([
    frozenSamples(request)
      .where(isPublished)
      .orderBy(desc(samples.frozenAt), desc(samples.id))
      .limit(to - from + 1)
      .offset(from),
    request.db.select({ n: count() }).from(samples).where(isPublished),
  ]);
  const range = rows.length > 0 ? `${from}-${from + rows.length - 1}` : "*";
  c.header("Content-Range", `published-samples ${range}/${all?.n ?? 0}`);
  return c.json(rows);
}

/** `GET /api/published-samples/ID`: all that is needed to draw again: opaque ids, strata, seed; and what was drawn. */
async function show(c: Open): Promise<Response> {
  const request = openRequest(c);
  const id = String(c.req.param("id"));
  const [[row], [kept], frame, drawn] = await request.db.batch([
    frozenSamples(request).where(and(eq(samples.id, id), isPublished)),
    request.db.select({ strataSalt: samples.strataSalt }).from(samples).where(eq(samples.id, id)),
    frameQuery(request as never, id),
    request.db
      .select({ order: sampleItems.order, frameId: sampleItems.frameId, replacedBy: sampleItems.replacedBy })
      .from(sampleItems)
      .where(eq(sampleItems.sampleId, id))
      .orderBy(asc(sampleItems.order)),
  ]);
  if (!row) throw notFound();
  // The size of a stratum may tell who is in it: strata, and what was drawn by them, are told when the check is over.
  const told = row.state === "closed" || row.state === "cancelled" || !isParted(row);
  return c.json({
    ...row,
    strataSalt: told ? (kept?.strataSalt ?? null) : null,
    frame: frame.map(({ frameId, stratum }) => ({ frameId, stratum: told ? stratum : null })),
    drawn: told ? drawn : null,
  });
}

export const publishedSampleRoutes = new Hono()
  .get("/", withDoc(list, { summary: "Every audit frame ever frozen and how it ended; open to everybody" }))
  .get("/:id", withDoc(show, { summary: "Frame, seed and draw of a sample, to be computed again; open to everybody" }));
