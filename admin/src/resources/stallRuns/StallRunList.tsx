import { DataTable, useTranslate } from "react-admin";
import { RefName } from "../../fields/RefName.tsx";
import { Day, Figure, Instant, Quiet } from "../../fields/text.tsx";
import { formatNumber } from "../../format/number.ts";
import { CardLines } from "../../list/CardRows.tsx";
import { wideOnly } from "../../list/columns.ts";
import { ListPage } from "../../list/ListPage.tsx";
import { useMayI } from "../../providers/useSession.ts";
import { RunPanel } from "./RunPanel.tsx";
import type { StallRun } from "./stallRunModel.ts";
import { UndoRun } from "./UndoRun.tsx";

export default function StallRunList() {
  const translate = useTranslate();
  const mayI = useMayI();
  const text = (key: string) => translate(`resources.stall-runs.${key}`);
  const undo = (run: StallRun) => {
    if (run.undoneAt) return <Quiet>{text("fields.undoneAt")}</Quiet>;
    return mayI("stall-runs", "run") ? <UndoRun run={run} /> : null;
  };
  return (
    <ListPage<StallRun>
      sort={{ field: "startedAt", order: "DESC" }}
      filters={[]}
      above={mayI("stall-runs", "preview") && <RunPanel />}
      emptyHelp={text("empty")}
      rowClick={false}
      card={(run) => (
        <CardLines
          title={<Instant value={run.startedAt} />}
          mark={undo(run)}
          lines={[
            text(run.trigger),
            `${text("fields.raised")} ${formatNumber(run.raised)} · ${text("fields.cleared")} ${formatNumber(run.cleared)}`,
          ]}
        />
      )}
    >
      <DataTable.Col<StallRun> source="startedAt" render={({ startedAt }) => <Instant value={startedAt} />} />
      <DataTable.Col<StallRun> source="trigger" render={({ trigger }) => text(trigger)} />
      <DataTable.Col<StallRun> source="asOf" render={({ asOf }) => <Day value={asOf} />} />
      <DataTable.Col<StallRun>
        source="programId"
        disableSort
        sx={wideOnly}
        render={({ programId }) => <RefName resource="programs" id={programId} />}
      />
      {(["groups", "raised", "cleared", "unchanged"] as const).map((field) => (
        <DataTable.Col<StallRun>
          key={field}
          source={field}
          align="right"
          render={(run) => <Figure value={run[field]} />}
        />
      ))}
      <DataTable.Col<StallRun> source="ms" align="right" render={({ ms }) => `${formatNumber(ms / 1000)} s`} />
      <DataTable.Col<StallRun> label="resources.stall-runs.undo" render={undo} />
    </ListPage>
  );
}
