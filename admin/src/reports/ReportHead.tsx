import { useLocale, useTranslate } from "react-admin";
import { formatDay } from "../format/day.ts";
import type { Outcomes } from "../outcomes/outcomesModel.ts";
import { useSession } from "../providers/useSession.ts";

interface ReportHeadProps {
  kind: "session" | "full" | "quarter";
  outcomes: Outcomes;
  /** In place of the day: the quarter. */
  period?: string;
}

/** Who reports on what, as of which day, and which groups are counted. */
export function ReportHead({ kind, outcomes, period }: ReportHeadProps) {
  const translate = useTranslate();
  const locale = useLocale();
  const { user } = useSession();
  const { name, asOf, basis, groups, programs } = outcomes;
  const text = (key: string, options = {}) => translate(`outcomes.report.${key}`, options);
  const of = [
    `${name}`,
    `${groups} ${text("groups").toLowerCase()}`,
    translate("outcomes.money.programs", { smart_count: programs }),
    text(basis === "recorded" ? "basisRecorded" : "basisHappened"),
  ];
  return (
    <header className="report-head">
      <div className="report-kicker">
        {user.organizationName} · {text(kind)}
      </div>
      <h1>{name}</h1>
      <p>
        <strong>{period ?? translate("outcomes.asOf", { day: formatDay(asOf, locale, "long") })}</strong>
      </p>
      <p className="report-small">{text("filter", { of: of.join("; ") })}</p>
    </header>
  );
}
