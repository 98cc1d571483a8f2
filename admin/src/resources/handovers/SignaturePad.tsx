import Redo from "@mui/icons-material/RedoOutlined";
import Undo from "@mui/icons-material/UndoOutlined";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { type PointerEvent, useState } from "react";
import { useTranslate } from "react-admin";
import { SIGNATURE_BOX } from "#worker/handovers/signature.ts";
import { Signature } from "./Signature.tsx";
import { farEnough, fits, pointIn, type Stroke, toPath, toStrokes } from "./signatureModel.ts";

interface SignaturePadProps {
  value: string | null | undefined;
  onChange: (path: string | null) => void;
  label: string;
}

/** The field one signs in, with finger, pen or mouse. Each stroke can be taken back and drawn again. */
export function SignaturePad({ value, onChange, label }: SignaturePadProps) {
  const translate = useTranslate();
  const text = (key: string) => translate(`resources.handovers.signature.${key}`);
  const [strokes, setStrokes] = useState<Stroke[]>(() => toStrokes(value));
  const [undone, setUndone] = useState<Stroke[]>([]);
  const [drawing, setDrawing] = useState<Stroke>();
  const [full, setFull] = useState(false);

  const keep = (kept: Stroke[], again: Stroke[]) => {
    setStrokes(kept);
    setUndone(again);
    setFull(false);
    onChange(kept.length > 0 ? toPath(kept) : null);
  };
  const at = (event: PointerEvent) => pointIn(event, event.currentTarget.getBoundingClientRect());
  const begin = (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrawing([at(event)]);
  };
  const draw = (event: PointerEvent) => {
    if (!drawing) return;
    const point = at(event);
    if (farEnough(drawing, point)) setDrawing([...drawing, point]);
  };
  const end = () => {
    if (!drawing) return;
    const all = [...strokes, drawing];
    setDrawing(undefined);
    if (fits(all)) keep(all, []);
    else setFull(true);
  };
  const back = () => keep(strokes.slice(0, -1), [...undone, ...strokes.slice(-1)]);
  const again = () => keep([...strokes, ...undone.slice(-1)], undone.slice(0, -1));

  return (
    <Box sx={{ maxWidth: 480 }}>
      <Box
        role="img"
        aria-label={`${text("area")}: ${label}`}
        onPointerDown={begin}
        onPointerMove={draw}
        onPointerUp={end}
        onPointerCancel={end}
        sx={{
          aspectRatio: `${SIGNATURE_BOX.width} / ${SIGNATURE_BOX.height}`,
          border: "1px dashed",
          borderColor: "text.disabled",
          borderRadius: 1,
          backgroundColor: "#fff",
          color: "#10213f",
          cursor: "crosshair",
          touchAction: "none",
          userSelect: "none",
          overflow: "hidden",
        }}
      >
        <Signature path={toPath(drawing ? [...strokes, drawing] : strokes)} />
      </Box>
      <Typography variant="caption" component="p" sx={{ color: "text.secondary" }} role="status">
        {text(full ? "full" : "help")}
      </Typography>
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1 }}>
        <Button size="small" startIcon={<Undo />} disabled={strokes.length === 0} onClick={back}>
          {text("back")}
        </Button>
        <Button size="small" startIcon={<Redo />} disabled={undone.length === 0} onClick={again}>
          {text("again")}
        </Button>
        <Button size="small" disabled={strokes.length === 0} onClick={() => keep([], [...strokes].reverse())}>
          {text("clear")}
        </Button>
      </Box>
    </Box>
  );
}
