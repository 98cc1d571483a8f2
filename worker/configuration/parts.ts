import { getTableColumns } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { IdPrefix } from "#db/ids.ts";
import type { FormDefinition } from "#db/schema/forms.ts";
import {
  capitalSchemes,
  computedFacts,
  customFields,
  forms,
  indicators,
  plans,
  programTemplates,
  rules,
} from "#db/schema/index.ts";
import type { PlanStep } from "#db/schema/plans.ts";
import type { Resource } from "../policy/roles.ts";
import { same } from "./differences.ts";
import type { ListName } from "./format.ts";

/** One thing of a configuration file: plain JSON. */
export type Item = Record<string, unknown>;
type Row = Record<string, unknown>;

/** What items and rows name one another by. */
export interface Names {
  /** Definition of the version in use, by the form's id. */
  published: ReadonlyMap<string, FormDefinition>;
  formCode: (id: string) => string | undefined;
  formId: (code: string) => string | undefined;
}

export interface Part {
  name: ListName;
  resource: Resource;
  table: SQLiteTable;
  prefix: IdPrefix;
  /** Fields that tell one from another. */
  key: readonly string[];
  /** Columns that no file tells. */
  leaveOut?: readonly string[];
  /** Order of a file, where it is not that of the keys. */
  order?: readonly string[];
  out?: (item: Item, row: Row, names: Names) => Item;
  /** Fields of the row; `before` is the row as it is, where there is one. */
  in?: (item: Item, names: Names, before: Row | undefined) => Item;
}

const EMPTY: FormDefinition = { questions: [] };

/** A form is told by what is asked now; its draft only where that is something else. */
function formOut({ draft, ...item }: Item, row: Row, { published }: Names): Item {
  const definition = published.get(String(row.id));
  return {
    ...item,
    ...(definition ? { definition } : {}),
    ...(same(draft, definition ?? EMPTY) ? {} : { draft }),
  };
}

const formIn = ({ definition, draft, ...item }: Item): Item => ({ ...item, draft: draft ?? definition ?? EMPTY });

type FileStep = Omit<PlanStep, "formId" | "assigneeId"> & { form?: string };

/** Points name forms by code; who exactly is assigned stays in the office. */
function planOut(item: Item, _row: Row, { formCode }: Names): Item {
  const steps = (item.steps as PlanStep[]).map(({ formId, assigneeId: _, ...step }) => ({
    ...step,
    ...(formId ? { form: formCode(formId) ?? formId } : {}),
  }));
  return { ...item, steps };
}

function planIn(item: Item, { formId }: Names, before: Row | undefined): Item {
  if (!Array.isArray(item.steps)) return item;
  const known = (before?.steps ?? []) as PlanStep[];
  // Whatever is no point at all is for the plan's own shape to refuse.
  if (item.steps.some((step) => typeof step !== "object" || step === null)) return item;
  const steps = (item.steps as FileStep[]).map(({ form, ...step }) => {
    const assigneeId = known.find(({ key }) => key === step.key)?.assigneeId;
    const kept = step.assignee !== "user" || assigneeId ? step : { ...step, assignee: "nobody" as const };
    return {
      ...kept,
      ...(form ? { formId: formId(form) ?? form } : {}),
      ...(step.assignee === "user" && assigneeId ? { assigneeId } : {}),
    };
  });
  return { ...item, steps };
}

/** A field's question is called after its code: said once is enough. */
function fieldOut(item: Item): Item {
  const { name: _, ...question } = item.question as Item;
  return { ...item, question };
}

const fieldIn = (item: Item): Item => ({ ...item, question: { ...(item.question as Item), name: item.code } });

export const PARTS: readonly Part[] = [
  {
    ...{ name: "forms", resource: "forms", table: forms, prefix: "frm", key: ["code"] },
    ...{ leaveOut: ["publishedVersion"], out: formOut, in: formIn },
  },
  { name: "computedFacts", resource: "computed-facts", table: computedFacts, prefix: "cft", key: ["code"] },
  { name: "rules", resource: "rules", table: rules, prefix: "rul", key: ["code"] },
  { name: "plans", resource: "plans", table: plans, prefix: "pln", key: ["code"], out: planOut, in: planIn },
  {
    ...{ name: "customFields", resource: "custom-fields", table: customFields, prefix: "cfd", key: ["entity", "code"] },
    ...{ leaveOut: ["position"], order: ["entity", "position", "code"], out: fieldOut, in: fieldIn },
  },
  { name: "templates", resource: "program-templates", table: programTemplates, prefix: "tpl", key: ["code"] },
  { name: "indicators", resource: "indicators", table: indicators, prefix: "ind", key: ["code"] },
  {
    ...{ name: "capitalSchemes", resource: "capital-schemes", table: capitalSchemes, prefix: "sch" },
    ...{ key: ["source", "year", "name"], order: ["source", "year", "maxIdr", "name"] },
  },
];

const SERVER = ["id", "organizationId", "version", "createdAt", "createdBy", "updatedAt", "updatedBy", "deletedAt"];

/** Columns of a table that a file tells, with what they are where a file says nothing. */
export function toldColumns(table: SQLiteTable, leaveOut: readonly string[] = []): [name: string, without: unknown][] {
  const columns = Object.entries(getTableColumns(table) as Record<string, SQLiteColumn>);
  return columns
    .filter(([name]) => !SERVER.includes(name) && !leaveOut.includes(name))
    .map(([name, column]) => [name, column.hasDefault && column.default !== undefined ? column.default : null]);
}

/** What differs from saying nothing, and what tells it from the others. */
export const saidOf = (columns: [string, unknown][], row: Row, key: readonly string[]): Item =>
  Object.fromEntries(
    columns.flatMap(([name, without]) =>
      key.includes(name) || !same(row[name] ?? null, without) ? [[name, row[name] ?? null]] : [],
    ),
  );

/** A row as a file tells it. */
export function toItem(part: Part, row: Row, names: Names): Item {
  const item = saidOf(toldColumns(part.table, part.leaveOut), row, part.key);
  return part.out ? part.out(item, row, names) : item;
}

export const keyOf = (part: Pick<Part, "key">, item: Item): string =>
  part.key.map((field) => String(item[field] ?? "")).join(" · ");

const compare = (a: unknown, b: unknown) =>
  typeof a === "number" && typeof b === "number" ? a - b : String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;

/** Rows in the order of a file, which does not depend on when they were made. */
export function inOrder(part: Part, rows: readonly Row[]): Row[] {
  const fields = part.order ?? part.key;
  return [...rows].sort((a, b) => fields.map((field) => compare(a[field], b[field])).find((one) => one !== 0) ?? 0);
}
