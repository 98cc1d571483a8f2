import type { CustomFieldEntity } from "#db/constants.ts";
import { CUSTOM_FIELD_ENTITIES } from "#db/constants.ts";
import { knownFields, placeOf } from "../customFields/definitions.ts";
import type { RequestContext } from "../http/endpoint.ts";
import { can } from "../policy/can.ts";
import type { Resource } from "../policy/roles.ts";
import { computedFactsQuery, vocabularyFrom } from "../stall/vocabularies.ts";
import type { FactType } from "../stall/vocabulary.ts";
import { answerColumn } from "./answerColumn.ts";
import type { ColumnKind, ExportColumn } from "./columns.ts";
import { formColumns } from "./formColumns.ts";
import { enumOf } from "./words.ts";

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

const FACT_KINDS: Partial<Record<FactType, ColumnKind>> = {
  number: "number",
  day: "day",
  boolean: "bool",
  enum: "enum",
};

/** Facts that the reader's own office made of events. */
const factColumns: MoreColumns = async (ctx) => {
  if (!can(ctx.actor, "computed-facts", "read")) return [];
  const rows = await computedFactsQuery(ctx.db, [ctx.actor.organizationId]);
  const { group } = vocabularyFrom(rows);
  return rows.flatMap(({ code }): ExportColumn[] => {
    const fact = group[code];
    if (!fact) return [];
    const kind = fact.unit === "rupiah" ? "money" : (FACT_KINDS[fact.type] ?? "text");
    return [{ field: `facts.${code}`, heading: fact.label[ctx.locale], kind, words: enumOf(fact.values ?? ["-"]) }];
  });
};

const groupColumns: MoreColumns = async (ctx, at) => [
  ...(await customColumns("groups")(ctx, at)),
  ...(await factColumns(ctx, at)),
];

/** Columns beyond a list's own, by the name of the list. */
export const MORE_COLUMNS: Partial<Record<Resource, MoreColumns>> = {
  ...Object.fromEntries(CUSTOM_FIELD_ENTITIES.map((entity) => [entity, customColumns(entity)])),
  groups: groupColumns,
  "follow-ups": formColumns,
};
