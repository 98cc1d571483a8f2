import Button from "@mui/material/Button";
import { lazy, Suspense, useState } from "react";
import { type HttpError, useNotify, useRefresh, useTranslate } from "react-admin";
import { RefName } from "../../fields/RefName.tsx";
import { NextAction } from "../../page/NextAction.tsx";
import { api } from "../../providers/http.ts";
import { useSession } from "../../providers/useSession.ts";
import { type Complaint, type Step, stepsFor } from "./complaintModel.ts";

const StepDialog = lazy(() => import("./StepDialog.tsx"));

const REACHES = { start: "in_progress", answerIt: "answered", close: "closed", reopen: "in_progress" } as const;
const SAYS = { start: "started", answerIt: "answered", close: "closed", reopen: "reopened" } as const;
/** These need words. */
const ASKS: readonly Step[] = ["answerIt", "reopen"];

/** Where a complaint stands, and the buttons that follow from it for this person. */
export function ComplaintSteps({ complaint }: { complaint: Complaint }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const { user } = useSession();
  const [asking, setAsking] = useState<Step>();
  const [first, ...others] = stepsFor(user, complaint);
  const text = (key: string) => translate(`resources.complaints.${key}`);

  const send = async (step: Step, values: Record<string, unknown> = {}) => {
    await api.post(`complaints/${complaint.id}/transition`, { to: REACHES[step], ...values }, complaint.version);
    notify(text(SAYS[step]), { type: "success" });
    refresh();
  };
  const take = (step: Step) => {
    if (ASKS.includes(step)) return setAsking(step);
    send(step).catch((fault: HttpError) => {
      notify(fault.message, { type: "error" });
      refresh();
    });
  };
  const why = first || complaint.state === "closed" || !complaint.ownerId ? text(`next.${complaint.state}`) : undefined;
  return (
    <>
      <NextAction
        why={why ?? <Others ownerId={complaint.ownerId} />}
        label={first && text(first)}
        onClick={first && (() => take(first))}
      />
      {others.map((step) => (
        <Button key={step} size="small" onClick={() => take(step)} sx={{ mt: 0.5 }}>
          {text(step)}
        </Button>
      ))}
      {asking && (
        <Suspense fallback={null}>
          <StepDialog
            complaint={complaint}
            step={asking}
            onClose={() => setAsking(undefined)}
            onSend={(values) => send(asking, values)}
          />
        </Suspense>
      )}
    </>
  );
}

function Others({ ownerId }: { ownerId: string | null }) {
  const translate = useTranslate();
  const [before = "", after = ""] = translate("resources.complaints.next.others", { name: "\u0000" }).split("\u0000");
  return (
    <>
      {before}
      <RefName resource="users" id={ownerId} plain />
      {after}
    </>
  );
}
