import Box from "@mui/material/Box";
import { useLocale, useTranslate } from "react-admin";
import { FigureLink } from "../fields/FigureLink.tsx";
import { formatMoneyShort, formatNumber } from "../format/number.ts";
import { listUrl } from "../list/listUrl.ts";
import { Section } from "../page/Section.tsx";
import { Opens } from "./Opens.tsx";
import type { Outcomes } from "./outcomesModel.ts";
import { sayRange } from "./sayRange.ts";

/** What was spent, and what one group still active cost: a range, because some are not known. */
export function MoneySection({ outcomes: { money, programs, filter, asOf, today, basis } }: { outcomes: Outcomes }) {
  const translate = useTranslate();
  const locale = useLocale();
  const text = (key: string, options = {}) => translate(`outcomes.money.${key}`, options);
  const short = (value: number | null) => formatMoneyShort(value, locale);
  const notes = [
    ...(asOf < today || basis === "recorded" ? [text("ofToday")] : []),
    ...(money.withoutMoney > 0 ? [text("part", { smart_count: money.withoutMoney })] : []),
  ];
  const range = sayRange(money.perActive, short);
  return (
    <Section title={text("title")} note={notes.length > 0 ? notes.join(" ") : undefined} flush>
      <Box sx={{ display: "grid", gridTemplateColumns: { xs: "1fr 1fr", md: "repeat(4, 1fr)" }, px: 0.5, pb: 0.5 }}>
        <FigureLink
          label={text("spent")}
          value={money.spentIdr}
          shown={short(money.spentIdr) || "–"}
          hint={text("programs", { smart_count: programs })}
          resource="groups"
          filter={filter}
        />
        <FigureLink
          label={text("perActive")}
          value={money.perActive?.low}
          shown={range || "–"}
          hint={range ? <PerActiveHint money={money} /> : text("notYet")}
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

/** What the range is divided by, each end with its list. */
function PerActiveHint({ money: { active, unknown } }: Pick<Outcomes, "money">) {
  const translate = useTranslate();
  const opens = ({ count, filter }: typeof active) => (count > 0 ? listUrl("groups", filter) : undefined);
  const said = (key: string, { count }: typeof active) =>
    translate(`outcomes.money.${key}`, { smart_count: formatNumber(count) });
  return (
    <>
      <Opens to={opens(active)}>{said("active", active)}</Opens>
      {", "}
      <Opens to={opens(unknown)}>{said("unknown", unknown)}</Opens>
      {". "}
      {translate("outcomes.money.perActiveNote")}
    </>
  );
}
