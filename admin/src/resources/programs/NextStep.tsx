import { useNotify, useRefresh, useTranslate } from "react-admin";
import { legalNext } from "../../dialogs/transitions.ts";
import { listUrl } from "../../list/listUrl.ts";
import type { Outcomes } from "../../outcomes/outcomesModel.ts";
import { NextAction } from "../../page/NextAction.tsx";
import { api } from "../../providers/http.ts";
import { useMayI } from "../../providers/useSession.ts";
import { type Program, riskyBands } from "./programModel.ts";
import type { StageWords } from "./stageModel.ts";

interface NextStepProps {
  program: Program;
  outcomes?: Outcomes;
  stages?: StageWords;
}

/** The one thing to do now for this programme. */
export function NextStep({ program, outcomes, stages = {} }: NextStepProps) {
  const translate = useTranslate();
  const mayI = useMayI();
  const text = (key: string, count = 0) => translate(`resources.programs.next.${key}`, { smart_count: count });
  const risky = riskyBands.reduce((sum, band) => sum + (outcomes?.bands[band] ?? 0), 0);
  const overdue = outcomes?.followUps.overdue ?? 0;

  if (program.waiverBy && !program.waiverApprovedBy)
    return <Waiver program={program} stages={stages} mayApprove={mayI("programs", "approve")} />;
  if ((outcomes?.groups ?? program.groupCount) === 0 && mayI("imports", "create"))
    return (
      <NextAction why={text("addRosterWhy")} label={text("addRoster")} to={`/imports/create?programId=${program.id}`} />
    );
  if (risky > 0)
    return (
      <NextAction
        why={text("visitRiskyWhy", risky)}
        label={text("visitRisky")}
        to={listUrl("groups", { programId: program.id, riskBand: riskyBands }, { field: "score", order: "DESC" })}
      />
    );
  if (overdue > 0)
    return (
      <NextAction
        why={text("overdueWhy", overdue)}
        label={text("overdue")}
        to={listUrl("follow-ups", { programId: program.id, view: "overdue" })}
      />
    );
  return (
    <NextAction why={text("advanceWhy")} label={text("openGroups")} to={listUrl("groups", { programId: program.id })} />
  );
}

/** A step before its time: asked for by one person, approved by another. */
function Waiver({ program, stages, mayApprove }: { program: Program; stages: StageWords; mayApprove: boolean }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const [to = ""] = legalNext("programs", program.state);
  const of = to === "closed" ? "next" : "nextStage";
  const words = { reason: program.waiverReason, stage: stages[to] ?? translate(`enums.programState.${to}`) };
  const text = (key: string) => translate(`resources.programs.${of}.${key}`, words);
  const approve = async () => {
    try {
      await api.post(`programs/${program.id}/transition`, { to }, program.version);
      notify(`resources.programs.${of}.approved`, { type: "success", messageArgs: words });
    } catch (fault) {
      notify((fault as Error).message, { type: "error", autoHideDuration: 8000 });
    }
    refresh();
  };
  if (!mayApprove) return <NextAction why={text("waiting")} />;
  return <NextAction why={text("approveWhy")} label={text("approve")} onClick={approve} />;
}
