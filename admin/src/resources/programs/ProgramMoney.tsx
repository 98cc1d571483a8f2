import Box from "@mui/material/Box";
import { useTranslate } from "react-admin";
import { FigureLink } from "../../fields/FigureLink.tsx";
import { formatMoneyShort, formatShare } from "../../format/number.ts";
import type { Outcomes } from "../../outcomes/outcomesModel.ts";
import { Section } from "../../page/Section.tsx";
import type { Program } from "./programModel.ts";

export function ProgramMoney({ program, outcomes }: { program: Program; outcomes?: Outcomes }) {
  const translate = useTranslate();
  const text = (key: string, options?: Record<string, unknown>) =>
    translate(`resources.programs.money.${key}`, options);
  const { budgetIdr, spentIdr } = program;
  const per = outcomes?.money.perActive;
  const range = per
    ? [per.low, per.high]
        .filter((value) => typeof value === "number")
        .map((value) => formatMoneyShort(value))
        .join(" – ")
    : "";
  const idle = outcomes?.money.idle;
  const undelivered = outcomes?.money.undelivered;
  return (
    <Section title={translate("resources.programs.section.money")} flush>
      <Box sx={{ display: "grid", gridTemplateColumns: { xs: "1fr 1fr", md: "repeat(4, 1fr)" }, px: 0.5, pb: 0.5 }}>
        <FigureLink
          label={translate("resources.programs.fields.spentIdr")}
          value={spentIdr}
          shown={formatMoneyShort(spentIdr) || "–"}
          hint={
            budgetIdr && spentIdr !== null ? text("absorbed", { share: formatShare(spentIdr / budgetIdr) }) : undefined
          }
        />
        <FigureLink
          label={text("perActive")}
          value={per?.low}
          shown={range || "–"}
          hint={range ? text("perActiveNote") : text("notYet")}
        />
        <FigureLink
          label={text("idle")}
          value={idle?.count}
          hint={idle && text("worth", { amount: formatMoneyShort(idle.valueIdr) })}
          resource={idle?.resource}
          filter={idle?.filter}
        />
        <FigureLink
          label={text("undelivered")}
          value={undelivered?.count}
          hint={undelivered && text("worth", { amount: formatMoneyShort(undelivered.valueIdr) })}
          resource={undelivered?.resource}
          filter={undelivered?.filter}
        />
      </Box>
    </Section>
  );
}
