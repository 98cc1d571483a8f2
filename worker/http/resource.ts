import { Hono } from "hono";
import { endpoint } from "./endpoint.ts";
import { get, list, reachable } from "./resourceRead.ts";
import { type ResourceSpec, registry } from "./resourceSpec.ts";
import { createRecord, remove, update } from "./resourceWrite.ts";

/**
 * Declares a resource once: list, get, create, update and soft delete in the list dialect, with policy, scope,
 * field masks, optimistic lock, audit and idempotency. Returns its routes; verbs beyond these are added to them.
 */
export function defineResource(spec: ResourceSpec): { spec: ResourceSpec; routes: Hono } {
  registry.set(spec.name, spec);
  const routes = new Hono();
  const has = (verb: NonNullable<ResourceSpec["only"]>[number]) => spec.only === undefined || spec.only.includes(verb);
  const { name } = spec;
  if (has("list"))
    routes.get(
      "/",
      endpoint({ resource: name, action: "read" }, (ctx) => list(ctx, spec)),
    );
  if (has("create")) {
    routes.post(
      "/",
      endpoint({ resource: name, action: "create" }, async (ctx) => createRecord(ctx, spec, await ctx.json()), {
        reachable,
      }),
    );
  }
  if (has("get"))
    routes.get(
      "/:id",
      endpoint({ resource: name, action: "read" }, (ctx) => get(ctx, spec)),
    );
  if (has("update")) {
    routes.put(
      "/:id",
      endpoint({ resource: name, action: "update" }, (ctx) => update(ctx, spec), { reachable }),
    );
  }
  if (has("delete")) {
    routes.delete(
      "/:id",
      endpoint({ resource: name, action: "delete" }, (ctx) => remove(ctx, spec), { reachable }),
    );
  }
  return { spec, routes };
}
