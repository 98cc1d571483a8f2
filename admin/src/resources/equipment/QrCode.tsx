import Box from "@mui/material/Box";
import { useMemo } from "react";
import { qrPath } from "../../format/qrPath.ts";

interface QrCodeProps {
  text: string;
  /** What it is, for who cannot see it. */
  label: string;
  size: string;
}

/** A QR code drawn as one path, black on white whatever the theme: a camera reads it. */
export function QrCode({ text, label, size }: QrCodeProps) {
  const { path, cells } = useMemo(() => qrPath(text), [text]);
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
