import { customDialect } from "../customFields/filters.ts";
import { indicatorDialect } from "../indicators/filter.ts";
import { factDialect } from "../stall/computed/filters.ts";
import type { RequestContext } from "./endpoint.ts";
import type { ListDialect } from "./listQuery.ts";
import type { ResourceSpec } from "./resourceSpec.ts";

/** What a question to a list may say beyond its columns: what the office made itself. Each reads only where it is named. */
export async function furtherDialect(
  ctx: RequestContext,
  spec: ResourceSpec,
): Promise<Pick<ListDialect, "fields" | "virtual">> {
  const fields = await customDialect(ctx, spec);
  const facts = await factDialect(ctx, spec);
  const indicators = await indicatorDialect(ctx, spec);
  return {
    fields: { ...fields.fields, ...facts.fields },
    virtual: { ...fields.virtual, ...facts.virtual, ...indicators },
  };
}
