import type { LinkageState } from "#db/constants.ts";
import { needed, parseGroupName } from "../facts/needed.ts";
import { cellText, isBlank } from "../fields/cellText.ts";
import { parseDay } from "../fields/day.ts";
import { type Parsed, parsed, trouble } from "../fields/fault.ts";
import { parseMoney, readNumber } from "../fields/money.ts";
import { parseText } from "../fields/text.ts";
import type { Cell } from "../read/sheet.ts";
import { cellReader, type Edits } from "../readCells.ts";
import type { RawRow } from "../table/extract.ts";
import { ORDER_FIELDS } from "../table/orderFields.ts";
import { meaningOf, type ValueMap, wordsOf } from "../valueMap.ts";
import type { Checked } from "../verdicts.ts";

export type LinkageType = (typeof CHANNEL)["meanings"][number];
export type { LinkageState };

/** One order of a file, understood. */
export interface OrderValues {
  groupName: string | null;
  buyer: string | null;
  /** As the file writes it, and the type of linkage it is taken for. */
  channel: string | null;
  type: LinkageType | null;
  on: string | null;
  valueIdr: number | null;
  quantity: number | null;
  unit: string | null;
  note: string | null;
}

export const NO_ORDER: OrderValues = {
  groupName: null,
  buyer: null,
  channel: null,
  type: null,
  on: null,
  valueIdr: null,
  quantity: null,
  unit: null,
  note: null,
};

export interface FactContext {
  columns: ReadonlyMap<string, number>;
  valueMap: ValueMap;
  /** Day of the upload where the programme is. */
  today: string;
  date1904: boolean;
}

const CHANNEL = ORDER_FIELDS[2];
const FIRST_DAY = "2000-01-01";
const MOST_PIECES = 1_000_000_000;
const STAYS_OUT_WITHOUT = new Set(["groupName", "on", "valueIdr"]);

/** A day that has come, and not before anything here can have happened. */
export const pastDay = (field: string, { today, date1904 }: Pick<FactContext, "today" | "date1904">) =>
  needed((cell: Cell | undefined): Parsed<string> => {
    const day = parseDay(cell, { today, date1904, field });
    if (day.value === null || (day.value <= today && day.value >= FIRST_DAY)) return day;
    return trouble(
      "error",
      "date_unlikely",
      day.value > today ? `Belum terjadi: hari ini ${today}.` : `Paling awal ${FIRST_DAY}.`,
      day.value > today ? `Has not happened yet: today is ${today}.` : `${FIRST_DAY} at the earliest.`,
    );
  });

/** `71 pcs` → 71 and its unit; `1.200`, `2,5 kg`. */
export function parseQuantity(cell: Cell | undefined): Parsed<{ quantity: number; unit: string | null }> {
  const text = cellText(cell);
  if (isBlank(text)) return parsed<{ quantity: number; unit: string | null }>(null);
  const match = /^(\d[\d.,]*)\s*([\p{L}][\p{L}\d ./²]{0,29})?$/u.exec(text);
  const quantity = typeof cell === "number" ? cell : match ? readNumber(match[1] ?? "") : null;
  if (quantity !== null && Number.isFinite(quantity) && quantity <= MOST_PIECES) {
    return parsed({ quantity, unit: match?.[2]?.replace(/\.$/, "").trim() ?? null });
  }
  return trouble(
    "warning",
    "quantity_unreadable",
    "Jumlah tidak terbaca. Tulis misalnya 12 pcs.",
    "The quantity cannot be read. Write for example 12 pcs.",
  );
}

/** Reads every mapped cell of one row. Pure: the same row, edits and context give the same answer. */
export function checkOrder(raw: RawRow, edits: Edits, context: FactContext): Checked<OrderValues> {
  const { faults, cellOf, addFault, read } = cellReader(raw, edits, context.columns, STAYS_OUT_WITHOUT);
  const quantity = read("quantity", parseQuantity);
  const channel = read("channel", parseText);
  const values: OrderValues = {
    groupName: read("groupName", parseGroupName),
    buyer: read("buyer", parseText),
    channel,
    type: null,
    on: read("on", pastDay("on", context)),
    valueIdr: read("valueIdr", needed(parseMoney)),
    quantity: quantity?.quantity ?? null,
    unit: read("unit", parseText) ?? quantity?.unit ?? null,
    note: read("note", parseText),
  };
  const [word] = wordsOf("channel", cellText(cellOf("channel")));
  if (channel !== null && word) {
    values.type = meaningOf(CHANNEL, context.valueMap, word) as LinkageType | null;
    if (values.type === null) addFault("channel", unknownChannel(channel));
  }
  return { row: raw.row, values, faults };
}

const unknownChannel = (channel: string) =>
  trouble(
    "error",
    "value_unmapped",
    `Arti isian “${channel}” belum ditentukan. Tentukan di bagian arti isian.`,
    `Nobody has said what “${channel}” means. Say so under the meanings of entries.`,
  ).trouble;
