import encodeQR from "qr";

/** A QR code as the path of one SVG, and the side of its square in cells, with a quiet border of two. */
export function qrPath(text: string): { path: string; cells: number } {
  const rows = encodeQR(text, "raw", { ecc: "medium", border: 2 });
  const squares = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { path: squares.join(""), cells: rows.length };
}
