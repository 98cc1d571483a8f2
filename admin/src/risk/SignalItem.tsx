import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useLocale, useTranslate } from "react-admin";
import { Link as RouterLink } from "react-router-dom";
import { Quiet } from "../fields/text.tsx";
import { formatDay, formatInstant } from "../format/day.ts";
import { formatMoney, formatNumber, formatShare } from "../format/number.ts";
import { useMayI } from "../providers/useSession.ts";
import type { Signal, SignalFact } from "./riskModel.ts";

function useFactText() {
  const translate = useTranslate();
  const locale = useLocale();
  const valueText = (value: SignalFact["value"], unit: SignalFact["unit"]): string => {
    if (value === null) return translate("enums.activityStatus.unknown").toLowerCase();
    if (typeof value === "boolean") return translate(`ra.boolean.${value}`).toLowerCase();
    if (typeof value === "string")
      return translate(`enums.activityStatus.${value}`, { _: formatDay(value, locale) }).toLowerCase();
    if (unit === "days" || unit === "months") return translate(`app.units.${unit}`, { smart_count: value });
    if (unit === "percent") return formatShare(value / 100);
    if (unit === "rupiah") return formatMoney(value);
    return formatNumber(value);
  };
  return ({ label, unit, value, now }: SignalFact): string => {
    const changed = now !== undefined && now !== value;
    const then = valueText(value, unit);
    return `${label}: ${changed ? translate("app.risk.whenRaised", { now: valueText(now, unit), then }) : then}`;
  };
}

function Points({ signal }: { signal: Signal }) {
  const translate = useTranslate();
  if (signal.points === 0) return null;
  const key = signal.kind === "protective" ? "app.risk.pointsOff" : "app.risk.points";
  return (
    <Typography variant="body2" sx={{ whiteSpace: "nowrap" }}>
      {translate(key, { smart_count: Math.abs(signal.points) })}
    </Typography>
  );
}

/** The version of the rule that raised it; who reads rules opens its sentence. */
function RuleVersion({ signal }: { signal: Signal }) {
  const translate = useTranslate();
  const mayI = useMayI();
  const words = translate("app.risk.version", { version: signal.ruleVersion });
  if (!mayI("rules", "list")) return <>{words}</>;
  return (
    <Link component={RouterLink} color="inherit" to={`/rules/${signal.ruleId}/show?version=${signal.ruleVersion}`}>
      {words}
    </Link>
  );
}

/** One signal: since when, on which facts, what clears it. */
export function SignalItem({ signal }: { signal: Signal }) {
  const translate = useTranslate();
  const locale = useLocale();
  const factText = useFactText();
  const since = signal.raisedOn ? formatDay(signal.raisedOn, locale) : formatInstant(signal.raisedAt, locale);
  const { text, conditions } = signal.clears;
  const exact = conditions.map((condition) => condition.text).join("; ");
  return (
    <Box component="li" sx={{ py: 1, borderTop: 1, borderColor: "divider", "&:first-of-type": { borderTop: 0 } }}>
      <Box sx={{ display: "flex", justifyContent: "space-between", gap: 1 }}>
        <Typography variant="body2" sx={{ fontWeight: 600 }} title={signal.reason ?? undefined}>
          {signal.name}
        </Typography>
        <Points signal={signal} />
      </Box>
      <Typography variant="caption" component="p">
        <Quiet>
          {signal.code} · {translate("app.risk.since", { day: since })} · <RuleVersion signal={signal} />
        </Quiet>
      </Typography>
      {signal.facts.map((fact) => (
        <Typography key={fact.name} variant="body2" component="p">
          {factText(fact)}
        </Typography>
      ))}
      {(text || exact) && (
        <Typography variant="body2" component="p">
          <Quiet>{translate("app.risk.clears")}: </Quiet>
          {text || exact}
          {text && exact && <Quiet> ({exact})</Quiet>}
        </Typography>
      )}
    </Box>
  );
}
