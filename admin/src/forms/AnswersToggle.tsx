import Notes from "@mui/icons-material/FactCheckOutlined";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { lazy, Suspense, useId, useState } from "react";
import { useTranslate } from "react-admin";
import { LinesSkeleton } from "../page/Loading.tsx";

const ContactAnswers = lazy(() => import("./ContactAnswers.tsx"));

/** The answers of one contact in a list of contacts: asked for only when somebody wants to read them. */
export function AnswersToggle({ followUpId }: { followUpId: string }) {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <Button
        size="small"
        startIcon={<Notes />}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {translate("resources.forms.answer.show")}
      </Button>
      {open && (
        <Box id={id} sx={{ flexBasis: "100%" }}>
          <Suspense fallback={<LinesSkeleton lines={2} />}>
            <ContactAnswers followUpId={followUpId} />
          </Suspense>
        </Box>
      )}
    </>
  );
}
