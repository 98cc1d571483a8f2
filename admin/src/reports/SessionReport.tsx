import { Suspense } from "react";
import { useLocale, useTranslate } from "react-admin";
import { formatMoneyShort, formatShare } from "../format/number.ts";
import { MilestoneChart } from "../outcomes/MilestoneSection.tsx";
import { doorOf, type Outcomes } from "../outcomes/outcomesModel.ts";
import { funnelTable } from "../outcomes/outcomeTables.ts";
import { SurvivalChart } from "../outcomes/SurvivalSection.tsx";
import { sayRange } from "../outcomes/sayRange.ts";
import { ReportTable } from "./ReportTable.tsx";
import { questionsOf } from "./reportModel.ts";

/** Wide enough for half of an A4 page, and no wider. */
const HALF = 322;
const HEIGHT = 176;
/** Step, reached, of, unknown, lowest, highest, money stuck. */
const SHORT = [0, 1, 2, 3, 5, 6, 10];

/** One page to read in a session: did it last, where does it stop, what to ask. */
export function SessionReport({ outcomes }: { outcomes: Outcomes }) {
  const translate = useTranslate();
  const text = (key: string, options = {}) => translate(`outcomes.report.${key}`, options);
  return (
    <>
      <Answer outcomes={outcomes} />
      <section className="report-part">
        <h2>{translate("outcomes.funnel.title")}</h2>
        <ReportTable table={funnelTable(outcomes, translate, doorOf(outcomes))} only={SHORT} />
      </section>
      <div className="report-pair">
        <section className="report-part">
          <h2>{translate("outcomes.statuses.title")}</h2>
          <Suspense>
            <MilestoneChart milestones={outcomes.milestones} width={HALF} height={HEIGHT} />
          </Suspense>
        </section>
        <section className="report-part">
          <h2>{translate("outcomes.survival.title")}</h2>
          <Suspense>
            <SurvivalChart curve={outcomes.curve} width={HALF} height={HEIGHT} />
          </Suspense>
          <p className="report-small">{translate("outcomes.survival.note")}</p>
        </section>
      </div>
      <section className="report-part">
        <h2>{text("attention")}</h2>
        <Questions outcomes={outcomes} />
      </section>
    </>
  );
}

/** The two figures a session asks for first: how many last, and what one that lasts has cost. */
export function Answer({ outcomes: { funnel, money } }: { outcomes: Outcomes }) {
  const translate = useTranslate();
  const locale = useLocale();
  const text = (key: string, options = {}) => translate(`outcomes.report.${key}`, options);
  const line = funnel.find(({ step }) => step === "activeAtMonth12");
  const cost = sayRange(money.perActive, (value) => formatMoneyShort(value, locale));
  return (
    <section className="report-answer" aria-label={text("answer")}>
      <div>
        <div className="report-kicker">{text("answer")}</div>
        {line && line.total > 0 ? (
          <>
            <div className="report-big">{text("lasting", { count: line.count, total: line.total })}</div>
            <div>
              {line.worst !== line.best
                ? text("range", { worst: formatShare(line.worst), best: formatShare(line.best) })
                : formatShare(line.worst)}
              {line.unknown > 0 && `; ${text("unknown", { smart_count: line.unknown })}`}
            </div>
          </>
        ) : (
          <div className="report-big">{text("lastingNone")}</div>
        )}
      </div>
      <div>
        <div className="report-kicker">{translate("outcomes.money.perActive")}</div>
        <div className="report-big">{cost || "–"}</div>
        <div className="report-small">
          {cost ? translate("outcomes.money.perActiveNote") : translate("outcomes.money.notYet")}
        </div>
      </div>
    </section>
  );
}

export function Questions({ outcomes }: { outcomes: Outcomes }) {
  const translate = useTranslate();
  const locale = useLocale();
  return (
    <ol className="report-asks">
      {questionsOf(outcomes).map(({ key, count, idr, of, share }) => (
        <li key={key}>
          {translate(`outcomes.report.ask.${key}`, {
            smart_count: count,
            amount: formatMoneyShort(idr, locale),
            step: translate(`resources.programs.funnel.${of}`, { _: "" }),
            cause: translate(`enums.obstacle.${of}`, { _: "" }).toLowerCase(),
            share: formatShare(share),
          })}
        </li>
      ))}
    </ol>
  );
}
