import { type SQL, sql } from "drizzle-orm";
import { groups } from "#db/schema/index.ts";
import { groupFigure } from "./figures.ts";
import { lineCtes } from "./lines.ts";
import { machineFigure, pointFigure } from "./machines.ts";
import { type Asked, askedText, inScope, parseAsked } from "./scope.ts";

/** What opens the list behind a figure: its resource, and the filter that the list understands. */
export interface Door {
  resource: "groups" | "equipment" | "follow-ups";
  filter: Record<string, unknown>;
}

/** `figure: "program:prg_…:2026-06-15:happened:step.linked.reached"`: the list filter behind a figure. */
export const figureFilter = (asked: Asked, key: string): Record<string, unknown> => ({
  ...(asked.by === "program" && { programId: asked.id }),
  figure: `${askedText(asked)}:${key}`,
});

/** Ids of the groups of a figure; `where` narrows the groups looked at. */
export function figureIds(asked: Asked, key: string, where: SQL): SQL | undefined {
  const condition = groupFigure(key);
  return condition && sql`WITH ${lineCtes({ ...asked, where })} SELECT l.groupId FROM l WHERE ${condition}`;
}

type Filters = Record<string, (value: unknown) => SQL | undefined>;
const filterBy = (condition: (asked: Asked, key: string) => SQL | undefined): Filters => ({
  figure: (value) => {
    const figure = typeof value === "string" ? parseAsked(value) : undefined;
    return figure && condition(figure.asked, figure.rest);
  },
});

/** The filter `figure` of the lists that stand behind outcomes. */
export const groupFigureFilter = filterBy((asked, key) => {
  const ids = figureIds(asked, key, inScope(asked));
  return ids && sql`${groups.id} IN (${ids})`;
});
export const machineFigureFilter = filterBy(machineFigure);
export const pointFigureFilter = filterBy(pointFigure);
