import { z } from "zod";
import type { FormDefinition } from "#db/schema/forms.ts";
import type { LocalText } from "#db/schema/rules.ts";
import { ApiError, localText as text } from "../errors.ts";
import type { RequestContext } from "../http/endpoint.ts";
import { faultsOf } from "../http/faults.ts";
import { type Extras, type ResourceSpec, type Row, schemasOf } from "../http/resourceSpec.ts";
import { can } from "../policy/can.ts";
import { faultsOfDraft } from "../resources/forms/publish.ts";
import { draftShape } from "../resources/forms/shape.ts";
import { same } from "./differences.ts";
import type { Item, Names, Part } from "./parts.ts";
import { toldColumns } from "./parts.ts";

export type Faults = Record<string, LocalText>;

/** A record as a file wants it, on its way through the checks of its own resource. */
export interface Draft {
  part: Part;
  spec: ResourceSpec;
  id: string;
  before: Row | undefined;
  /** The row as it will be. */
  after: Row;
  /** What the record's own reads are asked with. */
  body: Row;
  /** A form's definition that becomes its next version. */
  publishes?: FormDefinition;
  extras: Extras;
  faults: Faults;
}

const FORBIDDEN = text("Peran Anda tidak mengizinkan perubahan ini.", "Your role does not allow this change.");
const FIXED = text("Tidak dapat diubah setelah dibuat.", "Cannot be changed once made.");

function fixedFaults({ fixed = [] }: ResourceSpec, before: Row | undefined, after: Row): Faults {
  if (!before) return {};
  return Object.fromEntries(fixed.flatMap((name) => (same(before[name], after[name]) ? [] : [[name, FIXED] as const])));
}

/** The definition that a form of the file asks from now on, where that is not what it asks already. */
function publishing({ definition }: Item, published: FormDefinition | undefined) {
  if (definition === undefined || same(definition, published)) return { faults: {} as Faults };
  const parsed = z.object({ definition: draftShape }).safeParse({ definition }, { reportInput: true });
  if (!parsed.success) return { faults: faultsOf(parsed.error) };
  const publishes = parsed.data.definition;
  return { publishes, faults: faultsOfDraft(publishes, published) };
}

/** Takes an item through the shape of its resource; what is wrong is kept with it, field by field. */
export function draftOf(
  ctx: RequestContext,
  { part, spec, id, before }: Pick<Draft, "part" | "spec" | "id" | "before">,
  item: Item,
  names: Names,
): Draft {
  const base: Draft = { part, spec, id, before, after: before ?? {}, body: {}, extras: {}, faults: {} };
  if (!can(ctx.actor, spec.name, before ? "update" : "create")) return { ...base, faults: { "": FORBIDDEN } };
  const { isDefault: _, ...said } = part.in ? part.in(item, names, before) : item;
  const parsed = schemasOf(spec).create.safeParse(said, { reportInput: true });
  if (!parsed.success) return { ...base, faults: faultsOf(parsed.error) };
  const body = parsed.data as Row;
  const without = Object.fromEntries(toldColumns(part.table, part.leaveOut));
  // The default of an office is one: who it is, is settled once all items are known.
  const kept = "isDefault" in without ? { isDefault: before?.isDefault ?? false } : {};
  const after: Row = { ...before, ...without, ...body, ...kept, id, organizationId: ctx.actor.organizationId };
  if (part.name !== "forms") return { ...base, after, body, faults: fixedFaults(spec, before, after) };
  const { publishes, faults } = publishing(item, names.published.get(id));
  after.publishedVersion = Number(before?.publishedVersion ?? 0) + (publishes ? 1 : 0) || null;
  return { ...base, after, body, publishes, faults };
}

/** Runs the record's own checks with what its reads found; what they refuse is kept as faults. */
export async function checkDraft<D extends Omit<Draft, "part">>(
  ctx: RequestContext,
  draft: D,
  rows: Record<string, Row[]>,
): Promise<D> {
  const { spec, id, before, after } = draft;
  try {
    const extras = (await spec.prepare?.(ctx, { id, before, after, refs: { byField: {}, rows } })) ?? {};
    return { ...draft, extras, after: { ...after, ...extras.set } };
  } catch (error) {
    if (!(error instanceof ApiError) || error.status >= 500) throw error;
    return { ...draft, faults: error.fields ?? { "": error.text } };
  }
}
