import Button from "@mui/material/Button";
import { useState } from "react";
import { useNotify, useRefresh, useTranslate } from "react-admin";
import { formatInstant } from "../../format/day.ts";
import { api } from "../../providers/http.ts";
import { useMayI } from "../../providers/useSession.ts";
import { AnswersDialog } from "./AnswersDialog.tsx";
import type { Submission } from "./submissionModel.ts";

/** Tries a submission again, or opens its answers (with a reason, and logged). */
export function SubmissionActions({ submission }: { submission: Submission }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const mayI = useMayI();
  const [busy, setBusy] = useState(false);
  const [looking, setLooking] = useState(false);
  const text = (key: string, options = {}) => translate(`resources.submissions.${key}`, options);
  if (!mayI("submissions", "edit")) return null;
  const named = (action: string) => `${text(action)}: ${formatInstant(submission.receivedAt)}`;
  const retry = async () => {
    setBusy(true);
    try {
      const after = await api.post<Submission>(`submissions/${submission.id}/retry`, {}, submission.version);
      const taken = after.outcome === "accepted";
      notify(text(taken ? "taken" : "stillNot"), { type: taken ? "success" : "warning" });
    } catch (fault) {
      notify((fault as Error).message, { type: "error" });
    }
    setBusy(false);
    refresh();
  };
  return (
    <>
      {submission.canRetry && (
        <Button size="small" variant="outlined" onClick={retry} disabled={busy} aria-label={named("retry")}>
          {text("retry")}
        </Button>
      )}
      <Button size="small" onClick={() => setLooking(true)} aria-label={named("look")}>
        {text("look")}
      </Button>
      {looking && <AnswersDialog id={submission.id} onClose={() => setLooking(false)} />}
    </>
  );
}
