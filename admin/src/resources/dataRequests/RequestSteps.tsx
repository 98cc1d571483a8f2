import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { required, TextInput, useNotify, useRefresh, useTranslate } from "react-admin";
import { useNavigate } from "react-router-dom";
import { FormDialog, type FormValues } from "../../dialogs/FormDialog.tsx";
import { NextAction } from "../../page/NextAction.tsx";
import { draftKey } from "../../providers/drafts.ts";
import { api } from "../../providers/http.ts";
import { useSession } from "../../providers/useSession.ts";
import { type DataRequest, nextKey, type Step, stepsFor } from "./requestModel.ts";

const needed = required();
const TO = { verify: "verified", done: "done", refuse: "refused" } as const;
const FIELD = { verify: "identity", done: "result", refuse: "reason", lift: "reason", erase: "result" } as const;
const nothingKept = () => ({});

/** Where a request stands, and the steps that follow from it for this reader. */
export function RequestSteps({ request }: { request: DataRequest }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const navigate = useNavigate();
  const { permissions } = useSession();
  const [asking, setAsking] = useState<Exclude<Step, "file">>();
  const grants = permissions["data-requests"] ?? {};
  const steps = stepsFor(request, { move: Boolean(grants.transition), erase: Boolean(grants.approve) });
  const [first, ...others] = steps;
  const text = (key: string) => translate(`resources.data-requests.${key}`);

  const send = async (step: Exclude<Step, "file">, values: FormValues) => {
    const path = `data-requests/${request.id}`;
    if (step === "erase") await api.post(`${path}/erase`, { ...values, understood: true }, request.version);
    else if (step === "lift") await api.post(`${path}/lift`, values, request.version);
    else await api.post(`${path}/transition`, { ...values, to: TO[step] }, request.version);
    notify(text("saved"), { type: "success" });
    refresh();
  };
  const take = (step: Step) => {
    if (step === "file") navigate(`/data-requests/${request.id}/file`);
    else setAsking(step);
  };
  return (
    <>
      <NextAction
        why={text(`next.${nextKey(request)}`)}
        label={first && text(`step.${first}`)}
        onClick={first && (() => take(first))}
      />
      {others.map((step) => (
        <Button key={step} size="small" onClick={() => take(step)} sx={{ mt: 0.5 }}>
          {text(`step.${step}`)}
        </Button>
      ))}
      {asking && (
        <FormDialog
          title={text(`step.${asking}`)}
          resource="data-requests"
          draft={draftKey("data-requests", `${request.id}-${asking}`)}
          keep={nothingKept}
          onClose={() => setAsking(undefined)}
          onSubmit={(values) => send(asking, values)}
        >
          {asking === "erase" && <Typography sx={{ mb: 1 }}>{text("eraseHelp")}</Typography>}
          <TextInput source={FIELD[asking]} multiline minRows={2} validate={needed} helperText={false} />
        </FormDialog>
      )}
    </>
  );
}
