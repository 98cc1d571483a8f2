const shown = new Intl.NumberFormat("id-ID", { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** A share with one decimal: coverage moves by tenths of a percent. */
export const percent = (share: number | null): string => (share === null ? "–" : shown.format(share));
