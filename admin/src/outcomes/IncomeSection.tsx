import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { ChartSection } from "../charts/ChartSection.tsx";
import { QuartileBars } from "../charts/QuartileBars.tsx";
import { formatNumber } from "../format/number.ts";
import type { Outcomes } from "./outcomesModel.ts";
import { incomeTable } from "./outcomeTables.ts";
import type { SectionProps } from "./SectionProps.ts";

export function IncomeSection({ outcomes, door, name }: SectionProps) {
  const translate = useTranslate();
  const { both, unpaired } = outcomes.income;
  const [up, same, down] = [both.up, both.same, both.down].map(formatNumber);
  return (
    <ChartSection
      title={translate("outcomes.income.title")}
      note={translate("outcomes.income.note")}
      table={incomeTable(outcomes, translate, door)}
      file={[name, outcomes.asOf]}
    >
      <IncomeBars income={outcomes.income} />
      <Typography variant="body2" sx={{ mt: 1 }}>
        {translate("outcomes.income.moved", { up, same, down, unpaired: formatNumber(unpaired) })}
      </Typography>
    </ChartSection>
  );
}

export function IncomeBars({ income: { both } }: { income: Outcomes["income"] }) {
  const translate = useTranslate();
  if (both.before.n === 0) return <Typography variant="body2">{translate("outcomes.income.none")}</Typography>;
  return (
    <QuartileBars
      rows={[
        { label: translate("outcomes.income.beforeBoth"), ...both.before },
        { label: translate("outcomes.income.afterBoth"), ...both.after },
      ]}
    />
  );
}
