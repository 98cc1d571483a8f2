import Document from "@mui/icons-material/DescriptionOutlined";
import Lock from "@mui/icons-material/LockOutlined";
import Box from "@mui/material/Box";
import type { ReactNode } from "react";

export const TILE = 92;

interface TileProps {
  /** Picture to show; a document has none. */
  src?: string;
  alt: string;
  closed?: boolean;
  children?: ReactNode;
}

/** A small square that stands for a photo or a document. */
export function Tile({ src, alt, closed, children }: TileProps) {
  const Icon = closed ? Lock : Document;
  return (
    <Box
      sx={{
        position: "relative",
        width: TILE,
        height: TILE,
        borderRadius: 1,
        border: 1,
        borderColor: "divider",
        bgcolor: "quiet",
        overflow: "hidden",
        display: "grid",
        placeItems: "center",
        color: "text.secondary",
      }}
    >
      {src ? (
        <Box
          component="img"
          src={src}
          alt={alt}
          loading="lazy"
          sx={{ width: "100%", height: "100%", objectFit: "cover", display: "block" }}
        />
      ) : (
        <Icon titleAccess={alt} />
      )}
      {children}
    </Box>
  );
}
