import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useLocale, useTranslate } from "react-admin";
import { Quiet } from "../fields/text.tsx";
import { formatDay, formatInstant } from "../format/day.ts";
import { formatMoney, formatNumber, formatShare } from "../format/number.ts";
import type { Signal } from "./riskModel.ts";

function useFactText() {
  const translate = useTranslate();
  const locale = useLocale();
  return ({ value, unit }: Signal["facts"][number]): string => {
    if (value === null) return translate("enums.activityStatus.unknown").toLowerCase();
    if (typeof value === "boolean") return translate(`ra.boolean.${value}`);
    if (typeof value === "string") {
      const word = `enums.activityStatus.${value}`;
      return translate(word, { _: formatDay(value, locale) });
    }
    if (unit === "days" || unit === "months") return translate(`app.units.${unit}`, { smart_count: value });
    if (unit === "percent") return formatShare(value / 100);
    if (unit === "rupiah") return formatMoney(value);
    return formatNumber(value);
  };
}

export function SignalItem({ signal }: { signal: Signal }) {
  const translate = useTranslate();
  const locale = useLocale();
  const factText = useFactText();
  const since = signal.raisedOn ? formatDay(signal.raisedOn, locale) : formatInstant(signal.raisedAt, locale);
  return (
    <Box component="li" sx={{ py: 1, borderTop: 1, borderColor: "divider", "&:first-of-type": { borderTop: 0 } }}>
      <Box sx={{ display: "flex", justifyContent: "space-between", gap: 1 }}>
        <Typography variant="body2" sx={{ fontWeight: 600 }}>
          {signal.name}
        </Typography>
        {signal.points !== 0 && (
          <Typography variant="body2" sx={{ whiteSpace: "nowrap" }}>
            {translate(signal.kind === "protective" ? "app.risk.pointsOff" : "app.risk.points", {
              smart_count: Math.abs(signal.points),
            })}
          </Typography>
        )}
      </Box>
      <Typography variant="caption" component="p">
        <Quiet>
          {signal.code} · {translate("app.risk.since", { day: since })} ·{" "}
          {translate("app.risk.version", { version: signal.ruleVersion })}
        </Quiet>
      </Typography>
      {signal.facts.length > 0 && (
        <Typography variant="body2" component="p">
          {signal.facts.map((fact) => `${fact.label}: ${factText(fact)}`).join(" · ")}
        </Typography>
      )}
      {signal.clears && (
        <Typography variant="body2" component="p">
          <Quiet>{translate("app.risk.clears")}: </Quiet>
          {signal.clears}
        </Typography>
      )}
    </Box>
  );
}
