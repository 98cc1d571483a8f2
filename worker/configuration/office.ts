import { and, eq, isNull, sql } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { FormDefinition } from "#db/schema/forms.ts";
import { forms, formVersions, settings } from "#db/schema/index.ts";
import type { Reads } from "../context.ts";
import type { RequestContext } from "../http/endpoint.ts";
import type { Row } from "../http/resourceSpec.ts";
import { can } from "../policy/can.ts";
import { type ConfigurationFile, FORMAT, FORMAT_VERSION, LISTS, type ListName } from "./format.ts";
import { type Item, inOrder, type Names, PARTS, saidOf, toItem, toldColumns } from "./parts.ts";

type Owned = SQLiteTable & Record<"organizationId" | "deletedAt", SQLiteColumn>;

/** The configuration of an organisation as its rows are now. */
export interface Office {
  settings: Row | undefined;
  rows: Record<ListName, Row[]>;
  published: ReadonlyMap<string, FormDefinition>;
}

/** All of it in one read. */
export async function readOffice(ctx: RequestContext): Promise<Office> {
  const { organizationId } = ctx.actor;
  const lists = PARTS.map(({ table }) => {
    const owned = table as Owned;
    return ctx.db
      .select()
      .from(owned)
      .where(and(eq(owned.organizationId, organizationId), isNull(owned.deletedAt)));
  });
  const versions = ctx.db
    .select({ formId: formVersions.formId, definition: formVersions.definition })
    .from(formVersions)
    .innerJoin(forms, sql`${forms.id} = ${formVersions.formId} AND ${forms.publishedVersion} = ${formVersions.number}`)
    .where(and(eq(formVersions.organizationId, organizationId), isNull(forms.deletedAt)));
  const own = ctx.db.select().from(settings).where(eq(settings.organizationId, organizationId));
  const [kept, published, ...found] = (await ctx.read([own, versions, ...lists] as unknown as Reads)) as unknown as [
    Row[],
    { formId: string; definition: FormDefinition }[],
    ...Row[][],
  ];
  return {
    settings: kept[0],
    rows: Object.fromEntries(PARTS.map(({ name }, at) => [name, found[at] ?? []])) as Record<ListName, Row[]>,
    published: new Map(published.map(({ formId, definition }) => [formId, definition])),
  };
}

export function namesOf({ rows, published }: Pick<Office, "rows" | "published">): Names {
  const codes = new Map(rows.forms.map(({ id, code }) => [String(id), String(code)]));
  const ids = new Map([...codes].map(([id, code]) => [code, id]));
  return { published, formCode: (id) => codes.get(id), formId: (code) => ids.get(code) };
}

/** Who may do what is a part of its own; what an office removes by itself is nothing to take over from another. */
export const SETTINGS_LEFT_OUT = ["permissions", "retention"];
export const settingsItem = (row: Row): Item =>
  saidOf(
    toldColumns(settings, SETTINGS_LEFT_OUT),
    row,
    toldColumns(settings, SETTINGS_LEFT_OUT).map(([name]) => name),
  );

/** An organisation's configuration as a file: only parts that the reader may read, in an order that stays. */
export function fileOf(ctx: Pick<RequestContext, "actor">, office: Office): ConfigurationFile {
  const names = namesOf(office);
  const file: ConfigurationFile = { format: FORMAT, formatVersion: FORMAT_VERSION };
  if (office.settings && can(ctx.actor, "settings", "read")) file.settings = settingsItem(office.settings);
  if (can(ctx.actor, "permissions", "read")) file.permissions = (office.settings?.permissions ?? {}) as Item;
  for (const name of LISTS) {
    const part = PARTS.find((one) => one.name === name);
    if (!part || !can(ctx.actor, part.resource, "read")) continue;
    file[name] = inOrder(part, office.rows[name]).map((row) => toItem(part, row, names));
  }
  return file;
}
