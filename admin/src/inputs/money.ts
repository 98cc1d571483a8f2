/** Rupiah as a person types it, `12.500.000` or `Rp 12 500 000`; null when nothing was typed. */
export const parseMoney = (text: string): number | null => {
  const digits = text.replace(/\D/g, "");
  return digits === "" ? null : Number(digits.slice(0, 15));
};
