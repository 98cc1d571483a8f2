import Typography from "@mui/material/Typography";
import { Fragment } from "react";
import { useTranslate } from "react-admin";
import { ChartSection } from "../charts/ChartSection.tsx";
import { QuartileBars } from "../charts/QuartileBars.tsx";
import { formatNumber } from "../format/number.ts";
import { Opens } from "./Opens.tsx";
import type { Outcomes } from "./outcomesModel.ts";
import { incomeTable } from "./outcomeTables.ts";
import type { SectionProps } from "./SectionProps.ts";

export function IncomeSection({ outcomes, door, name }: SectionProps) {
  const translate = useTranslate();
  const { both, unpaired } = outcomes.income;
  const moved = (["up", "same", "down"] as const).map((key) => ({ key, count: both[key] }));
  return (
    <ChartSection
      title={translate("outcomes.income.title")}
      note={translate("outcomes.income.note")}
      table={incomeTable(outcomes, translate, door)}
      file={[name, outcomes.asOf]}
    >
      <IncomeBars income={outcomes.income} to={door("income.both")} />
      <Typography variant="body2" sx={{ mt: 1 }}>
        {[...moved, { key: "unpaired" as const, count: unpaired }].map(({ key, count }, at) => (
          <Fragment key={key}>
            {at > 0 && (key === "unpaired" ? "; " : ", ")}
            <Opens to={count > 0 ? door(`income.${key}`) : undefined}>
              {translate(`outcomes.income.${key}`, { smart_count: formatNumber(count) })}
            </Opens>
          </Fragment>
        ))}
        .
      </Typography>
    </ChartSection>
  );
}

interface IncomeBarsProps {
  income: Outcomes["income"];
  /** The list of those of which both are known. */
  to?: string;
}

export function IncomeBars({ income: { both }, to }: IncomeBarsProps) {
  const translate = useTranslate();
  if (both.before.n === 0) return <Typography variant="body2">{translate("outcomes.income.none")}</Typography>;
  return (
    <QuartileBars
      rows={[
        { label: translate("outcomes.income.beforeBoth"), ...both.before, to },
        { label: translate("outcomes.income.afterBoth"), ...both.after, to },
      ]}
    />
  );
}
