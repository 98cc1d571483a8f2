import Box from "@mui/material/Box";
import { useState } from "react";
import type { Path } from "./questionTree.ts";
import { useDropAt } from "./useDrop.ts";

/** Between two questions: where a dragged one may be let go. The keyboard has its own ways. */
export function DropPlace({ to }: { to: Path }) {
  const drop = useDropAt()(to);
  const [over, setOver] = useState(false);
  return (
    <Box
      aria-hidden
      onDragOver={(event) => {
        if (!drop) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        drop?.();
      }}
      sx={{
        height: drop ? 18 : 6,
        borderRadius: 1,
        bgcolor: over ? "primary.light" : undefined,
        border: drop ? "1px dashed" : 0,
        borderColor: over ? "primary.main" : "divider",
      }}
    />
  );
}
