import { type SQL, sql } from "drizzle-orm";
import { groups } from "#db/schema/index.ts";
import type { UserActor } from "../context.ts";
import { accessOf } from "../policy/can.ts";
import { groupFigure } from "./figures.ts";
import { lineCtes } from "./lines.ts";
import { machineFigure, pointFigure } from "./machines.ts";
import { MONTHS, type Month } from "./milestones.ts";
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

/** Key of a figure of groups compared at one age: `age12.step.linked.reached`. */
export const keyAtAge = (month: Month, key: string): string => `age${month}.${key}`;

function ageOf(key: string): { age?: Month; key: string } {
  const [, months, rest] = /^age(\d+)\.(.+)$/.exec(key) ?? [];
  const age = MONTHS.find((month) => String(month) === months);
  return age && rest ? { age, key: rest } : { key };
}

/** Ids of the groups of a figure; `where` narrows the groups looked at. */
export function figureIds(asked: Asked, key: string, where: SQL): SQL | undefined {
  const { age, key: figure } = ageOf(key);
  const condition = groupFigure(figure);
  return condition && sql`WITH ${lineCtes({ ...asked, where, age })} SELECT l.groupId FROM l WHERE ${condition}`;
}

type Filters = Record<string, (value: unknown) => SQL | undefined>;
const filterBy = (condition: (asked: Asked, key: string) => SQL | undefined): Filters => ({
  figure: (value) => {
    const figure = typeof value === "string" ? parseAsked(value) : undefined;
    return figure && condition(figure.asked, figure.rest);
  },
});

/** Who accompanies a group is told only to who reads every partnership of the jurisdiction; an NGO knows its own. */
export const knowsPartners = (actor: UserActor): boolean => accessOf(actor, "group-partners", "read") === "region";

export const mayAsk = (actor: UserActor, { by, id }: Asked, key = ""): boolean =>
  knowsPartners(actor) || (!/\bsplit\.ngo\b/.test(key) && (by !== "ngo" || id === actor.organizationId));

/** The filter `figure` of the lists that stand behind outcomes. */
export const groupFigureFilter = (actor: UserActor): Filters =>
  filterBy((asked, key) => {
    const ids = mayAsk(actor, asked, key) ? figureIds(asked, key, inScope(asked)) : undefined;
    return ids && sql`${groups.id} IN (${ids})`;
  });
const asFar =
  (figure: typeof machineFigure) =>
  (actor: UserActor): Filters =>
    filterBy((asked, key) => (mayAsk(actor, asked) ? figure(asked, key) : undefined));
export const machineFigureFilter = asFar(machineFigure);
export const pointFigureFilter = asFar(pointFigure);
