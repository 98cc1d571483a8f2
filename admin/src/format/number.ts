const count = new Intl.NumberFormat("id-ID", { maximumFractionDigits: 1 });
const percent = new Intl.NumberFormat("id-ID", { style: "percent", maximumFractionDigits: 0 });
const compact: [number, string, string][] = [
  [1_000_000_000_000, "T", "trillion"],
  [1_000_000_000, "M", "billion"],
  [1_000_000, "jt", "million"],
];

export const formatNumber = (value: number | null | undefined): string =>
  typeof value === "number" ? count.format(value) : "";

/** A share between 0 and 1. */
export const formatShare = (value: number | null | undefined): string =>
  typeof value === "number" ? percent.format(value) : "";

/** Integer rupiah: `Rp 12.500.000`. */
export function formatMoney(rupiah: number | null | undefined): string {
  if (typeof rupiah !== "number") return "";
  return `${rupiah < 0 ? "−" : ""}Rp ${count.format(Math.abs(rupiah))}`;
}

/** `Rp 1,2 M` (miliar) for figures that are read at a glance; the exact amount belongs beside it. */
export function formatMoneyShort(rupiah: number | null | undefined, locale = "id"): string {
  if (typeof rupiah !== "number") return "";
  const size = compact.find(([from]) => Math.abs(rupiah) >= from);
  if (!size) return formatMoney(rupiah);
  const [from, id, en] = size;
  return `${rupiah < 0 ? "−" : ""}Rp ${count.format(Math.abs(rupiah) / from)} ${locale === "en" ? en : id}`;
}
