import type { Outcomes } from "#worker/outcomes/compose.ts";
import { listUrl } from "../list/listUrl.ts";
import { type Asked, askedQuery } from "./asked.ts";

export type { Outcomes };

/** Address of the list behind a figure, by its key: `step.linked.reached`. */
export type Door = (key: string) => string;

/** A figure is asked again by the list: the same groups, the same day, the same way of asking. */
export const doorOf =
  ({ by, id, asOf, basis }: Pick<Outcomes, "by" | "id" | "asOf" | "basis">, more: object = {}): Door =>
  (key) =>
    listUrl("groups", {
      ...(by === "program" ? { programId: id } : {}),
      ...more,
      figure: [by, id, asOf, basis, key].join(":"),
    });

/** Path of the API for what is asked. */
export const outcomesPath = (asked: Asked): string => `outcomes?${askedQuery(asked)}`;
