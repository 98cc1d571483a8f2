import type { CustomFieldEntity } from "#db/constants.ts";
import { CUSTOM_FIELD_ENTITIES } from "#db/constants.ts";
import { knownFields, placeOf } from "../customFields/definitions.ts";
import type { RequestContext } from "../http/endpoint.ts";
import type { Resource } from "../policy/roles.ts";
import { answerColumn } from "./answerColumn.ts";
import type { ExportColumn } from "./columns.ts";

type MoreColumns = (ctx: RequestContext, at: number) => Promise<ExportColumn[]>;

/** Fields of the office's own; one that several offices have under one code is one column, called as the reader calls it. */
const customColumns =
  (entity: CustomFieldEntity): MoreColumns =>
  async (ctx, at) => {
    const columns = new Map<string, ExportColumn>();
    for (const one of await knownFields(ctx, entity, at)) {
      const field = `${placeOf(one)}.${one.code}`;
      const column = answerColumn(one.question, field, ctx.locale);
      const known = columns.get(field);
      columns.set(field, known ? { ...known, choices: { ...column.choices, ...known.choices } } : column);
    }
    return [...columns.values()];
  };

/** Columns beyond a list's own, by the name of the list. */
export const MORE_COLUMNS: Partial<Record<Resource, MoreColumns>> = Object.fromEntries(
  CUSTOM_FIELD_ENTITIES.map((entity) => [entity, customColumns(entity)]),
);
