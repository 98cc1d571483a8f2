import Tune from "@mui/icons-material/TuneOutlined";
import Button from "@mui/material/Button";
import { lazy, Suspense, useState } from "react";
import { useTranslate } from "react-admin";

const CardsDialog = lazy(() => import("./CardsDialog.tsx"));

/** Opens the choice of cards. */
export function ChooseCards({ onDone }: { onDone: () => void }) {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="outlined" startIcon={<Tune />} onClick={() => setOpen(true)}>
        {translate("resources.dashboards.choose")}
      </Button>
      {open && (
        <Suspense fallback={null}>
          <CardsDialog onClose={() => setOpen(false)} onDone={onDone} />
        </Suspense>
      )}
    </>
  );
}
