import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import { lazy, Suspense, useState } from "react";
import { useNotify, useRefresh, useTranslate } from "react-admin";
import { useNavigate } from "react-router-dom";
import { today } from "../../format/clock.ts";
import { NextAction } from "../../page/NextAction.tsx";
import { api } from "../../providers/http.ts";
import { useMayI } from "../../providers/useSession.ts";
import { usePeriodWords } from "./SampleFacts.tsx";
import { besidePeriod, type Sample, standing, unchecked } from "./sampleModel.ts";
import { useSampleItems } from "./useSampleItems.ts";

const StepDialog = lazy(() => import("./StepDialog.tsx"));
const DrawDialog = lazy(() => import("./DrawDialog.tsx"));

type Asking = "freeze" | "draw" | "close" | "cancel";

/** Where a sample stands and the one step that follows: freeze, draw, check, close, file a finding. */
export function SampleSteps({ sample, mine }: { sample: Sample; mine: boolean }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const navigate = useNavigate();
  const mayI = useMayI();
  const [asking, setAsking] = useState<Asking>();
  const steers = mine && mayI("samples", "transition");
  const { data: items = [] } = useSampleItems(steers && sample.state === "drawn" ? sample.id : undefined);
  const text = (key: string, more = {}) => translate(`resources.samples.${key}`, more);
  const left = unchecked(items);
  const period = usePeriodWords();

  const send = async (verb: Asking, body: Record<string, unknown> = {}) => {
    await api.post(`samples/${sample.id}/${verb}`, body, sample.version);
    const said = { freeze: "frozen", draw: "drawn", close: "closed", cancel: "cancelled" }[verb];
    notify(text(said, { smart_count: sample.n ?? 0 }), { type: "success" });
    refresh();
  };
  const next = (): { why: string; label?: string; go?: () => void } => {
    const why = text(`next.${sample.state}`, { reason: sample.cancelReason });
    if (sample.state === "cancelled") return { why };
    if (!steers) return { why: text(`next.office.${sample.state}`) };
    if (sample.state === "draft") return { why, label: text("freeze"), go: () => setAsking("freeze") };
    if (sample.state === "frozen") return { why, label: text("draw"), go: () => setAsking("draw") };
    if (sample.state === "closed") {
      const given = new URLSearchParams({ sampleId: sample.id, addresseeId: sample.auditedId ?? "" });
      const label = translate("resources.findings.add");
      return { why, label, go: () => navigate(`/findings/create?${given}`) };
    }
    const [first] = left;
    if (first) {
      const beside = besidePeriod(today(), sample);
      const when = beside && text(`outside.${beside === "early" ? "starts" : "over"}`, { period: period(sample) });
      const told = [text("next.drawn", { left: left.length, all: standing(items).length }), when]
        .filter(Boolean)
        .join(" ");
      return { why: told, label: text("open"), go: () => navigate(`/sample-items/${first.id}/show`) };
    }
    return { why: text("next.drawnDone"), label: text("close"), go: () => setAsking("close") };
  };
  const { why, label, go } = next();
  const close = () => setAsking(undefined);
  return (
    <>
      {sample.state === "cancelled" ? (
        <Alert severity="info">{why}</Alert>
      ) : (
        <NextAction why={why} label={label} onClick={go} />
      )}
      {steers && (sample.state === "frozen" || sample.state === "drawn") && (
        <Button size="small" onClick={() => setAsking("cancel")} sx={{ mt: 0.5 }}>
          {text("cancel")}
        </Button>
      )}
      <Suspense fallback={null}>
        {asking === "draw" && <DrawDialog sample={sample} onClose={close} onSend={(body) => send("draw", body)} />}
        {asking && asking !== "draw" && (
          <StepDialog sample={sample} step={asking} onClose={close} onSend={(body) => send(asking, body)} />
        )}
      </Suspense>
    </>
  );
}
