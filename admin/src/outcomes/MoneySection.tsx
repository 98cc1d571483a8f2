import Box from "@mui/material/Box";
import { useLocale, useTranslate } from "react-admin";
import { FigureLink } from "../fields/FigureLink.tsx";
import { formatMoneyShort } from "../format/number.ts";
import { Section } from "../page/Section.tsx";
import type { Outcomes } from "./outcomesModel.ts";
import { sayRange } from "./sayRange.ts";

/** What was spent, and what one group still active cost: a range, because some are not known. */
export function MoneySection({ outcomes: { money, programs } }: { outcomes: Outcomes }) {
  const translate = useTranslate();
  const locale = useLocale();
  const text = (key: string, options = {}) => translate(`outcomes.money.${key}`, options);
  const short = (value: number | null) => formatMoneyShort(value, locale);
  const range = sayRange(money.perActive, short);
  return (
    <Section
      title={text("title")}
      note={money.withoutMoney > 0 ? text("part", { smart_count: money.withoutMoney }) : undefined}
      flush
    >
      <Box sx={{ display: "grid", gridTemplateColumns: { xs: "1fr 1fr", md: "repeat(4, 1fr)" }, px: 0.5, pb: 0.5 }}>
        <FigureLink
          label={text("spent")}
          value={money.spentIdr}
          shown={short(money.spentIdr) || "–"}
          hint={text("programs", { smart_count: programs })}
        />
        <FigureLink
          label={text("perActive")}
          value={money.perActive?.low}
          shown={range || "–"}
          hint={range ? text("perActiveNote") : text("notYet")}
        />
        {(["idle", "undelivered"] as const).map((key) => (
          <FigureLink
            key={key}
            label={text(key)}
            value={money[key].count}
            hint={text("worth", { amount: short(money[key].valueIdr) })}
            resource={money[key].count > 0 ? money[key].resource : undefined}
            filter={money[key].filter}
          />
        ))}
      </Box>
    </Section>
  );
}
