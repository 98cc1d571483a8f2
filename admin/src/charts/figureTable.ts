import { formatMoney, formatNumber } from "../format/number.ts";

export type CellKind = "text" | "count" | "share" | "money" | "decimal" | "said";
export interface Column {
  label: string;
  kind: CellKind;
}
export interface Cell {
  value: string | number | null;
  /** Address of the list the figure counts. */
  to?: string;
}
/** The figures of a chart; the first column names each row. */
export interface FigureTable {
  /** What the figures are of; the caption of the table. */
  title: string;
  columns: Column[];
  rows: Cell[][];
}

export const cell = (value: Cell["value"] | undefined, to?: string): Cell => ({
  value: value ?? null,
  ...(to && value ? { to } : {}),
});

const share = new Intl.NumberFormat("id-ID", { style: "percent", maximumFractionDigits: 1 });
const decimal = new Intl.NumberFormat("id-ID", { maximumFractionDigits: 4 });

/** A value as people read it; what is not known is a dash. */
export function sayCell(value: Cell["value"], kind: CellKind): string {
  if (value === null) return "–";
  if (typeof value === "string") return value;
  switch (kind) {
    case "share":
      return share.format(value);
    case "money":
      return formatMoney(value);
    case "decimal":
      return decimal.format(value);
    default:
      return formatNumber(value);
  }
}

/** What a program reads: raw numbers with a point, shares between 0 and 1, nothing where nothing is known. */
export const csvRows = ({ columns, rows }: FigureTable): (string | number)[][] => [
  columns.map(({ label }) => label),
  ...rows.map((row) => row.map(({ value }) => value ?? "")),
];

/** `figure-of-scope-2026-03-01.csv` from words as people write them. */
export const csvName = (...parts: (string | undefined)[]): string =>
  `${parts
    .filter(Boolean)
    .join(" ")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 100)}.csv`;
