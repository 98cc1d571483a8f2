import { type IdPrefix, newId } from "#db/ids.ts";
import type { FormDefinition } from "#db/schema/forms.ts";
import shipped from "#db/seed/configuration.json" with { type: "json" };
import { type ConfigurationFile, LISTS, type ListName } from "./format.ts";
import { type Item, type Names, PARTS, type Part, toldColumns } from "./parts.ts";

type Row = Record<string, unknown>;
type Shipped = Required<ConfigurationFile>;

const FILE = shipped as unknown as Shipped;
const BY = "system:defaults";

/** What a new office starts with. Terms of capital change yearly: they are told for the year that is asked for. */
export const shippedFile = (year: number): Shipped => ({
  ...FILE,
  capitalSchemes: FILE.capitalSchemes.map((scheme) => ({ ...scheme, year })),
});

interface Office {
  organizationId: string;
  now: number;
  year: number;
  /** Who the rows are by. */
  by?: string;
  makeId?: (prefix: IdPrefix) => string;
}

const partOf = (list: ListName): Part => {
  const part = PARTS.find(({ name }) => name === list);
  if (!part) throw new Error(`no such part: ${list}`);
  return part;
};

/** The shipped configuration as rows of an office that has none yet, in the order in which they name one another. */
export function shippedRows(office: Office): Record<ListName | "formVersions", Row[]> {
  const { organizationId, now, year, by = BY, makeId = (prefix) => newId(prefix, now) } = office;
  const file = shippedFile(year);
  const stamp = { organizationId, version: 1, createdAt: now, createdBy: by, updatedAt: now, updatedBy: by };
  const formIds = new Map<string, string>();
  const names: Names = {
    published: new Map(),
    formCode: () => undefined,
    formId: (code) => formIds.get(code),
  };
  const rowOf = (part: Part, item: Item, at: number): Row => {
    const id = makeId(part.prefix);
    const without = Object.fromEntries(toldColumns(part.table, part.leaveOut));
    const row = { ...without, ...(part.in ? part.in(item, names, undefined) : item), id, ...stamp };
    if (part.name === "forms") {
      formIds.set(String(item.code), id);
      return { ...row, publishedVersion: 1 };
    }
    return part.name === "customFields" ? { ...row, position: at } : row;
  };
  const made = LISTS.map((list) => {
    const part = partOf(list);
    return [list, file[list].map((item, at) => rowOf(part, item, at))] as const;
  });
  const lists = Object.fromEntries(made) as Record<ListName, Row[]>;
  const formVersions = lists.forms.map(({ id, name, draft }) => ({
    ...{ id: makeId("fmv"), organizationId, formId: id, number: 1, name, definition: draft as FormDefinition },
    ...{ publishedAt: now, publishedBy: by },
  }));
  return { ...lists, formVersions };
}
