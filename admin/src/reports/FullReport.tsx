import { type ReactNode, Suspense } from "react";
import { useTranslate } from "react-admin";
import type { FigureTable } from "../charts/figureTable.ts";
import { CausesChart } from "../outcomes/CausesSection.tsx";
import { MilestoneChart } from "../outcomes/MilestoneSection.tsx";
import { doorOf, type Outcomes } from "../outcomes/outcomesModel.ts";
import {
  evidenceTable,
  funnelTable,
  incomeTable,
  milestoneTable,
  splitSummary,
  survivalTable,
} from "../outcomes/outcomeTables.ts";
import { SplitNotes } from "../outcomes/SplitNotes.tsx";
import { SurvivalChart } from "../outcomes/SurvivalSection.tsx";
import { usePartNames } from "../outcomes/usePartNames.ts";
import { ReportTable } from "./ReportTable.tsx";
import { Answer, Questions } from "./SessionReport.tsx";

/** The width of the text on A4. */
const WIDE = 640;
const HEIGHT = 210;
/** Without the interval: worst and best are what a reader asks for. */
const FUNNEL = [0, 1, 2, 3, 4, 5, 6, 9, 10];
const METHODS = ["funnel", "survival", "share", "money", "income"] as const;

/** Every figure with its table, the comparisons with their tests, and how each was worked out. */
export function FullReport({ outcomes }: { outcomes: Outcomes }) {
  const translate = useTranslate();
  const door = doorOf(outcomes);
  const { milestones, curve, neverSeen, causes } = outcomes;
  return (
    <>
      <Answer outcomes={outcomes} />
      <Part title={translate("outcomes.report.attention")}>
        <Questions outcomes={outcomes} />
      </Part>
      <Figures table={funnelTable(outcomes, translate, door)} note={translate("outcomes.funnel.note")} only={FUNNEL} />
      <Figures table={milestoneTable(outcomes, translate, door)} note={translate("outcomes.statuses.note")}>
        <MilestoneChart milestones={milestones} width={WIDE} height={HEIGHT} />
      </Figures>
      <Figures table={survivalTable(outcomes, translate, door)} note={translate("outcomes.survival.note")}>
        <SurvivalChart curve={curve} width={WIDE} height={HEIGHT} />
      </Figures>
      {neverSeen > 0 && <p>{translate("outcomes.survival.neverSeen", { smart_count: neverSeen })}</p>}
      {outcomes.splits
        .filter(({ parts }) => parts.length > 1)
        .map((split) => (
          <Compared key={split.by} split={split} />
        ))}
      <Figures table={incomeTable(outcomes, translate, door)} note={translate("outcomes.income.note")} />
      {causes.stalled > 0 && (
        <Part title={translate("outcomes.causes.title")}>
          <p className="report-small">
            {translate("outcomes.causes.note", { smart_count: causes.stalled })}{" "}
            {causes.unnamed > 0 && translate("outcomes.causes.unnamed", { smart_count: causes.unnamed })}
          </p>
          {causes.lines.length > 0 && <CausesChart causes={causes} />}
        </Part>
      )}
      <Figures table={evidenceTable(outcomes, translate, door)} note={translate("outcomes.evidence.note")} />
      <Part title={translate("outcomes.report.methods")}>
        <ul className="report-asks">
          {METHODS.map((method) => (
            <li key={method}>{translate(`outcomes.report.methodText.${method}`)}</li>
          ))}
        </ul>
      </Part>
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="report-part">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

interface FiguresProps {
  table: FigureTable;
  note: string;
  only?: readonly number[];
  children?: ReactNode;
}

function Figures({ table, note, only, children }: FiguresProps) {
  const translate = useTranslate();
  return (
    // A chart may stand on the page before its table.
    <>
      <Part title={table.title}>
        <p className="report-small">{note}</p>
        {children ? <Suspense>{children}</Suspense> : <ReportTable table={table} only={only} />}
      </Part>
      {children && (
        <div className="report-part">
          <p className="report-small">{translate("outcomes.report.tableOf", { title: table.title })}</p>
          <ReportTable table={table} only={only} />
        </div>
      )}
    </>
  );
}

function Compared({ split }: { split: Outcomes["splits"][number] }) {
  const translate = useTranslate();
  const table = splitSummary(split, usePartNames(split), translate);
  return (
    <section className="report-part">
      <h2>{table.title}</h2>
      <ReportTable table={table} />
      <div className="report-small">
        <SplitNotes split={split} />
      </div>
    </section>
  );
}
