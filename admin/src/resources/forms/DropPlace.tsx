import Box from "@mui/material/Box";
import { useState } from "react";
import { useBuilder } from "./BuilderContext.ts";
import { isWithin, moveTo, type Path } from "./questionTree.ts";

/** Between two questions: where a dragged one may be let go. The keyboard has its own ways. */
export function DropPlace({ to }: { to: Path }) {
  const { dragged, setDragged, questions, change, setOpen } = useBuilder();
  const [over, setOver] = useState(false);
  const takes = dragged !== undefined && !(isWithin(to, dragged) && to.length > dragged.length);
  const drop = () => {
    setOver(false);
    setDragged(undefined);
    if (!dragged || !takes) return;
    const moved = moveTo(questions, dragged, to);
    change(moved.questions);
    setOpen(undefined);
  };
  return (
    <Box
      aria-hidden
      onDragOver={(event) => {
        if (!takes) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        drop();
      }}
      sx={{
        height: takes ? 18 : 6,
        borderRadius: 1,
        bgcolor: over ? "primary.light" : undefined,
        border: takes ? "1px dashed" : 0,
        borderColor: over ? "primary.main" : "divider",
      }}
    />
  );
}
