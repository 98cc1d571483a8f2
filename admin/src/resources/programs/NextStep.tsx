import { useNotify, useRefresh, useTranslate } from "react-admin";
import { listUrl } from "../../list/listUrl.ts";
import { NextAction } from "../../page/NextAction.tsx";
import { api } from "../../providers/http.ts";
import { useMayI } from "../../providers/useSession.ts";
import type { Outcomes } from "./outcomes.ts";
import { type Program, riskyBands } from "./programModel.ts";

/** The one thing to do now for this programme. */
export function NextStep({ program, outcomes }: { program: Program; outcomes?: Outcomes }) {
  const translate = useTranslate();
  const mayI = useMayI();
  const text = (key: string, count = 0) => translate(`resources.programs.next.${key}`, { smart_count: count });
  const risky = riskyBands.reduce((sum, band) => sum + (outcomes?.bands[band] ?? 0), 0);
  const overdue = outcomes?.followUps.overdue ?? 0;

  if (program.waiverBy && !program.waiverApprovedBy && program.state === "assessed")
    return <Waiver program={program} mayApprove={mayI("programs", "approve")} />;
  if ((program.groupCount ?? outcomes?.groups) === 0 && mayI("imports", "create"))
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

/** Closing before its time: asked for by one person, approved by another. */
function Waiver({ program, mayApprove }: { program: Program; mayApprove: boolean }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const text = (key: string) => translate(`resources.programs.next.${key}`, { reason: program.waiverReason });
  const approve = async () => {
    try {
      await api.post(`programs/${program.id}/transition`, { to: "closed" }, program.version);
      notify("resources.programs.next.approved", { type: "success" });
    } catch (fault) {
      notify((fault as Error).message, { type: "error", autoHideDuration: 8000 });
    }
    refresh();
  };
  if (!mayApprove) return <NextAction why={text("waiting")} />;
  return <NextAction why={text("approveWhy")} label={text("approve")} onClick={approve} />;
}
