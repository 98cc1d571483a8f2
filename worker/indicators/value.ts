import { dayAt, type IndicatorMeasure } from "#db/constants.ts";
import type { RequestContext } from "../http/endpoint.ts";
import { readsPersonal } from "../policy/fields.ts";
import { type CheckedIndicator, CLASSES, type Class, type Counted, countQuery, splitQuery } from "./count.ts";
import { bucketNames } from "./names.ts";

/** A figure: a share between its worst (unknown counts as not) and best case (unknown counts as yes). */
export interface Figure extends Counted {
  /** yes + no + unknown. */
  of: number;
  /** Percent of those known; null where nobody is, or a count is asked. */
  share: number | null;
  worst: number | null;
  best: number | null;
}

export function figureOf(measure: IndicatorMeasure, { yes, no, unknown }: Counted): Figure {
  const of = yes + no + unknown;
  const percent = (part: number, whole: number) => (measure === "share" && whole > 0 ? (100 * part) / whole : null);
  return {
    ...{ yes, no, unknown, of },
    ...{ share: percent(yes, yes + no), worst: percent(yes, of), best: percent(yes + unknown, of) },
  };
}

const NOTHING: Counted = { yes: 0, no: 0, unknown: 0 };

/** The filter of the list that shows exactly the records of a class (and bucket): `ind_….unknown.35.73.01`. */
export const doorOf = (id: string, of: Class = "yes", bucket?: string | null): string =>
  bucket === undefined ? (of === "yes" ? id : `${id}:${of}`) : `${id}:${of}:${bucket ?? ""}`;

/** People behind a figure are listed only for whoever reads their names. */
export const hasDoor = (ctx: RequestContext, { subject }: Pick<CheckedIndicator, "subject">): boolean =>
  subject !== "people" || readsPersonal(ctx.actor);

const doors = (ctx: RequestContext, indicator: CheckedIndicator, id: string | undefined, bucket?: string | null) =>
  id !== undefined && hasDoor(ctx, indicator)
    ? Object.fromEntries(CLASSES.map((one) => [one, { indicator: doorOf(id, one, bucket) }]))
    : null;

/** The figure in all and by its split, each with the filters of the lists behind it. `id`: of a saved indicator. */
export async function readFigure(ctx: RequestContext, indicator: CheckedIndicator, id?: string) {
  const { subject, measure, splitBy } = indicator;
  const [[total], rows] = await ctx.read([countQuery(ctx, indicator), splitQuery(ctx, indicator)]);
  const split = splitBy === "none" ? [] : rows;
  const nameOf = await bucketNames(ctx, splitBy, split);
  return {
    ...{ asOf: dayAt(ctx.now, ctx.actor.jurisdiction), subject, measure, splitBy },
    total: { ...figureOf(measure, total ?? NOTHING), filters: doors(ctx, indicator, id) },
    buckets: split.map(({ bucket, ...counted }) => ({
      ...{ bucket, name: nameOf(bucket) },
      ...figureOf(measure, counted),
      filters: doors(ctx, indicator, id, bucket),
    })),
  };
}
