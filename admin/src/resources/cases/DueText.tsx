import Box from "@mui/material/Box";
import { useLocale, useTranslate } from "react-admin";
import { today } from "../../format/clock.ts";
import { formatDay } from "../../format/day.ts";
import { type Case, caseDue, isLivingCase } from "./caseModel.ts";

/** How a case stands to its due day, in words; late is said, and written heavier. */
export function DueText({ one }: { one: Pick<Case, "dueOn" | "daysLate" | "state"> }) {
  const translate = useTranslate();
  const locale = useLocale();
  const words = caseDue(one, today());
  const late = words.key === "late";
  if (!isLivingCase(one)) return null;
  return (
    <Box component="span" sx={{ fontWeight: late ? 700 : undefined, whiteSpace: "nowrap" }}>
      {late
        ? translate("resources.cases.late", { smart_count: words.count })
        : translate(`resources.cases.${words.key}`, { day: formatDay(one.dueOn, locale) })}
    </Box>
  );
}
