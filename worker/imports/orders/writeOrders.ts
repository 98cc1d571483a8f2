import { buyers, linkages, orders } from "#db/schema/index.ts";
import { auditStatements, eventStatements, writeBatch } from "../../http/commit.ts";
import { reevaluate } from "../../stall/reevaluate.ts";
import { insertMany, updateMany } from "../commit/bulk.ts";
import { doneStatements, pendingRows, rejudged } from "../commit/done.ts";
import { jobGroups, type NamedGroup } from "../facts/groupNames.ts";
import { judge } from "../facts/judge.ts";
import { splitVerdicts } from "../facts/split.ts";
import type { ImportRow, Writer } from "../rowStore.ts";
import { orderIdentity, readMarket } from "./knownOrders.ts";
import type { OrderValues } from "./orderRows.ts";
import { planOrders } from "./planOrders.ts";

/** Writes one chunk of orders in one batch. What changed since the dry run is looked at again, row by row. */
export async function writeOrders(ctx: Writer, job: ImportRow, numbers: readonly number[]): Promise<void> {
  const rows = await pendingRows<OrderValues>(ctx, job, numbers);
  if (rows.length === 0) return;
  const names = await jobGroups(ctx, job, "orders");
  const groupOf = ({ groupName }: OrderValues) => names.find(groupName ?? "") as NamedGroup;
  const found = rows.map(({ values }) => groupOf(values)).filter((group) => typeof group === "object");
  const identity = await orderIdentity(
    ctx,
    found.map(({ id }) => id),
    job.id,
  );
  const { rows: verdicts } = judge(rows, names, identity);
  const { toCreate, others, failed } = splitVerdicts(rows, verdicts);
  const market = await readMarket(
    ctx,
    job.organizationId,
    found,
    toCreate.flatMap(({ values }) => values.buyer ?? []),
  );
  const plan = planOrders({
    ...{ importId: job.id, organizationId: job.organizationId, by: job.updatedBy, now: ctx.now },
    rows: toCreate.map(({ row, values }) => ({ row, values, group: groupOf(values) })),
    ...market,
  });
  const touched = [...new Set(toCreate.map(({ values }) => groupOf(values)))];
  const stamp = { updatedAt: ctx.now, updatedBy: job.updatedBy };
  await writeBatch(ctx, [
    ...insertMany(ctx, buyers, plan.buyers),
    ...insertMany(ctx, linkages, plan.linkages),
    ...updateMany(
      ctx,
      linkages,
      plan.moved.map((row) => ({ ...row, ...stamp })),
    ),
    ...insertMany(ctx, orders, plan.orders),
    ...eventStatements(ctx, plan.events),
    ...auditStatements(ctx, plan.audit),
    ...(await rejudged(ctx, job, failed, verdicts)),
    ...doneStatements(ctx, job, [...plan.done, ...others]),
    ...(await reevaluate(
      ctx,
      touched.map(({ id, organizationId }) => ({ groupId: id, organizationId })),
    )),
  ]);
}
