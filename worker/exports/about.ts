import type { RequestContext } from "../http/endpoint.ts";
import { personalFields, readsPersonal } from "../policy/fields.ts";
import { ABOUT_WORDS } from "./aboutWords.ts";
import { localTime } from "./cells.ts";
import { baseOf, type ExportColumn, targetOf } from "./columns.ts";
import { readNames } from "./names.ts";
import type { Question } from "./sources.ts";
import { enumWord, fieldWords, filterWord, resourceName, viewWords, yesNo } from "./words.ts";
import type { Cell } from "./workbook/cell.ts";
import type { Notes } from "./workbook/write.ts";

export interface About extends Question {
  /** Of the export: stands on every printed page of the file. */
  id: string;
  resource: string;
  /** What it is for, as whoever asked for it said. */
  reason?: string | null;
  columns: readonly ExportColumn[];
  /** How many records the list had when it was asked for. */
  asked: number;
  madeAt: number;
}

const text = (value: string): Cell => ({ kind: "text", value });

/** The column a question names; one of the office's own is named the same way whether it is personal or not. */
const columnAsked = (columns: readonly ExportColumn[], name: string): ExportColumn | undefined =>
  columns.find(({ field }) => field.replace(/^customPersonal\./, "custom.") === name);

/** Each condition of the filter in words: what it is called, and the value as a person reads it. */
async function filterLines(ctx: RequestContext, { resource, filter, columns }: About): Promise<[string, Cell][]> {
  const fieldOf = (key: string) => key.replace(/_(gte|lte|gt|lt|neq|isnull)$/, "");
  const columnOf = (key: string) => columnAsked(columns, fieldOf(key));
  const labelOf = (key: string) => (key.startsWith("custom.") ? columnOf(key)?.heading : undefined);
  const asRow = Object.fromEntries(Object.entries(filter).map(([key, value]) => [fieldOf(key), value]));
  const ids = Object.keys(asRow).map((field) => ({ field, target: targetOf(field) }));
  const nameOf = await readNames(ctx, ids, [asRow]);
  const word = (key: string, value: unknown): string => {
    if (typeof value === "boolean") return yesNo(ctx.locale, value);
    const column = columnOf(key);
    const one = String(value);
    if (column?.choices) return column.choices[one] ?? one;
    if (column?.words) return enumWord(ctx.locale, column.words, one);
    const target = targetOf(fieldOf(key));
    return (target && nameOf(target, one)) ?? one;
  };
  const view = typeof filter.view === "string" ? viewWords(ctx.locale, filter.view) : undefined;
  const asked = Object.entries(filter).filter(([key]) => !(view && key === "view"));
  const lines = asked.map(([key, value]): [string, Cell] => [
    filterWord(ctx.locale, resource, key, labelOf(key)),
    text(
      [value]
        .flat()
        .slice(0, 20)
        .map((one) => word(key, one))
        .join(", "),
    ),
  ]);
  return view ? [[view.label, text(view.value)], ...lines] : lines;
}

/** Who made the file, when, under which number and what for: printed at the foot of each page. */
export function watermarkOf(ctx: RequestContext, { id, madeAt, reason }: About): string {
  const at = localTime(madeAt, ctx.actor.jurisdiction);
  return [ctx.actor.name, ctx.actor.organizationName, at, id, reason].filter(Boolean).join(" · ");
}

/** The sheet beside the table: what it holds, under which filter, of which day, made by whom. */
export async function notesOf(ctx: RequestContext, about: About, rows: number): Promise<Notes> {
  const words = ABOUT_WORDS[ctx.locale];
  const { actor, locale } = ctx;
  const { resource, sort, asked, madeAt } = about;
  const filters = await filterLines(ctx, about);
  const hasPersonal = about.columns.some(({ field }) => personalFields(resource as never).includes(baseOf(field)));
  const lines: [string, Cell][] = [
    [words.content, text(resourceName(locale, resource))],
    [words.madeAt, { kind: "instant", value: localTime(madeAt, actor.jurisdiction) }],
    [words.madeBy, text(`${actor.name}, ${actor.organizationName}`)],
    ...(about.reason ? [[words.reason, text(about.reason)] as [string, Cell]] : []),
    [words.mark, text(about.id)],
    [words.rows, { kind: "number", value: rows }],
    ...(filters.length > 0
      ? filters.map(([label, value]): [string, Cell] => [`${words.filter}: ${label}`, value])
      : []),
    ...(filters.length === 0 ? [[words.filter, text(words.everything)] as [string, Cell]] : []),
  ];
  if (sort) {
    const by = columnAsked(about.columns, sort[0])?.heading ?? fieldWords(locale, resource)[sort[0]] ?? sort[0];
    lines.push([words.sort, text(`${by} (${words[sort[1]]})`)]);
  }
  if (rows < asked) lines.push([words.note, text(words.gone.replace("%{count}", String(asked - rows)))]);
  if (hasPersonal) lines.push([words.note, text(readsPersonal(actor) ? words.personal : words.masked)]);
  return { name: words.sheet, lines };
}
