import type { Context, SystemActor } from "../context.ts";
import type { Locale } from "../errors.ts";
import { actorById } from "../http/account.ts";
import type { RequestContext } from "../http/endpoint.ts";
import { mustSetUpSecondFactor } from "../http/session.ts";

/**
 * The context of a request of the person who asked for an export, with the rights it has at this moment; undefined
 * when the account was ended, moved to another organisation, or may not work any more.
 */
export async function actingFor(
  ctx: Context<SystemActor>,
  job: { createdBy: string; organizationId: string; locale: Locale },
): Promise<RequestContext | undefined> {
  const actor = await actorById(ctx, job.createdBy, ctx.actor.job);
  if (actor?.organizationId !== job.organizationId) return undefined;
  if (mustSetUpSecondFactor(ctx.env, actor)) return undefined;
  const nothing = () => undefined;
  const none = () => Promise.reject(new Error("a job has no body"));
  return {
    ...ctx,
    actor,
    locale: job.locale,
    read: ((queries: Parameters<RequestContext["read"]>[0]) =>
      ctx.db.batch(queries as never)) as RequestContext["read"],
    verify: () => Promise.resolve(),
    param: () => "",
    query: nothing,
    header: nothing,
    json: none,
    bytes: none,
  };
}
