/** Orders of one month from one buyer. Without a linkage the buyer is not known. */
export interface SalesRow {
  month: string;
  buyerId: string | null;
  buyer: string | null;
  orders: number;
  valueIdr: number;
  lastOn: string;
}

export interface BuyerShare {
  buyerId: string | null;
  name: string;
  orders: number;
  valueIdr: number;
  lastOn: string;
  share: number;
}

export interface Sales {
  months: { month: string; orders: number; valueIdr: number }[];
  orders: number;
  valueIdr: number;
  /** Known buyers, the largest first. */
  buyers: BuyerShare[];
  unknown: { orders: number; valueIdr: number; share: number | null };
  /** Share of the largest buyer: if no unknown order was its own, and if all of them were. Null without sales. */
  dependence: { low: number; high: number } | null;
}

/** The months of a year that ends with the month of a day, oldest first. */
export function monthsUntil(today: string, count = 12): string[] {
  const [year = 0, month = 0] = today.split("-").map(Number);
  return Array.from({ length: count }, (_, i) => {
    const at = year * 12 + (month - 1) - (count - 1 - i);
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
  });
}

const keyOf = ({ buyerId, buyer }: SalesRow) => buyerId ?? `name:${(buyer ?? "").trim().toLowerCase()}`;

function byBuyer(rows: readonly SalesRow[], total: number): BuyerShare[] {
  const found = new Map<string, BuyerShare>();
  for (const row of rows) {
    if (row.buyer === null) continue;
    const { buyerId, buyer, orders, valueIdr, lastOn } = row;
    const one = found.get(keyOf(row)) ?? { buyerId, name: buyer, orders: 0, valueIdr: 0, lastOn, share: 0 };
    one.orders += orders;
    one.valueIdr += valueIdr;
    if (lastOn > one.lastOn) one.lastOn = lastOn;
    found.set(keyOf(row), one);
  }
  return [...found.values()]
    .map((one) => ({ ...one, share: total > 0 ? one.valueIdr / total : 0 }))
    .sort((a, b) => b.valueIdr - a.valueIdr || a.name.localeCompare(b.name));
}

/** Sales of the twelve months up to a day: by month, by buyer, and how much hangs on the largest one. */
export function salesOf(rows: readonly SalesRow[], today: string): Sales {
  const months = monthsUntil(today).map((month) => ({ month, orders: 0, valueIdr: 0 }));
  const inYear = rows.filter(({ month }) => months.some((one) => one.month === month));
  const unknown = { orders: 0, valueIdr: 0 };
  for (const { month, buyer, orders, valueIdr } of inYear) {
    const of = months.find((one) => one.month === month);
    for (const sum of buyer === null ? [of, unknown] : [of]) {
      if (!sum) continue;
      sum.orders += orders;
      sum.valueIdr += valueIdr;
    }
  }
  const orders = months.reduce((sum, one) => sum + one.orders, 0);
  const valueIdr = months.reduce((sum, one) => sum + one.valueIdr, 0);
  const buyers = byBuyer(inYear, valueIdr);
  const largest = buyers[0]?.valueIdr ?? 0;
  return {
    months,
    orders,
    valueIdr,
    buyers,
    unknown: { ...unknown, share: valueIdr > 0 ? unknown.valueIdr / valueIdr : null },
    dependence: valueIdr > 0 ? { low: largest / valueIdr, high: (largest + unknown.valueIdr) / valueIdr } : null,
  };
}
