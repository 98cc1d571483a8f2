import Notes from "@mui/icons-material/FactCheckOutlined";
import { lazy, Suspense } from "react";
import { useTranslate } from "react-admin";
import { LinesSkeleton } from "../page/Loading.tsx";
import { Toggle } from "../page/Toggle.tsx";

const ContactAnswers = lazy(() => import("./ContactAnswers.tsx"));

/** The answers of one contact in a list of contacts. */
export function AnswersToggle({ followUpId }: { followUpId: string }) {
  const translate = useTranslate();
  return (
    <Toggle icon={<Notes />} label={translate("resources.forms.answer.show")}>
      <Suspense fallback={<LinesSkeleton lines={2} />}>
        <ContactAnswers followUpId={followUpId} />
      </Suspense>
    </Toggle>
  );
}
