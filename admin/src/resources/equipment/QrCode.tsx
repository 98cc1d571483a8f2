import Box from "@mui/material/Box";
import encodeQR from "qr";
import { useMemo } from "react";

interface QrCodeProps {
  text: string;
  /** What it is, for who cannot see it. */
  label: string;
  size: string;
}

/** A QR code drawn as one path, black on white whatever the theme: a camera reads it. */
export function QrCode({ text, label, size }: QrCodeProps) {
  const { path, cells } = useMemo(() => {
    const rows = encodeQR(text, "raw", { ecc: "medium", border: 2 });
    const squares = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
    return { path: squares.join(""), cells: rows.length };
  }, [text]);
  return (
    <Box
      component="svg"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${cells} ${cells}`}
      shapeRendering="crispEdges"
      sx={{ width: size, height: size, display: "block", flexShrink: 0, backgroundColor: "#fff" }}
    >
      <path d={path} fill="#000" />
    </Box>
  );
}
