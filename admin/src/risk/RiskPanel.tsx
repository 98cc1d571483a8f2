import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useLocale, useTranslate } from "react-admin";
import { BandChip } from "../fields/BandChip.tsx";
import { Quiet } from "../fields/text.tsx";
import { formatDay } from "../format/day.ts";
import { formatShare } from "../format/number.ts";
import { Fault } from "../page/Fault.tsx";
import { LinesSkeleton } from "../page/Loading.tsx";
import { useApi } from "../providers/useApi.ts";
import { ofKind, type Risk } from "./riskModel.ts";
import { SignalItem } from "./SignalItem.tsx";

/** Score and band with everything behind them: what holds, since when, on which facts, what clears it, what is not known. */
export function RiskPanel({ path }: { path: string }) {
  const { data: risk, error, refetch } = useApi<Risk>(path);
  if (error && !risk) return <Fault fault={error} retry={refetch} />;
  if (!risk) return <LinesSkeleton lines={4} />;
  return <RiskBody risk={risk} />;
}

export function RiskBody({ risk }: { risk: Risk }) {
  const translate = useTranslate();
  const locale = useLocale();
  const service = ofKind(risk, "service");
  const protective = ofKind(risk, "protective");
  const fired = ofKind(risk, "risk");
  return (
    <Box>
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1.5, alignItems: "center", mb: 1.5 }}>
        <BandChip band={risk.band} large />
        <Typography variant="body2">{translate("app.risk.score", { score: risk.score })}</Typography>
        <Typography variant="caption" sx={{ color: "text.secondary" }}>
          {translate("app.risk.asOf", { day: formatDay(risk.asOf, locale) })}
        </Typography>
      </Box>
      {risk.override && (
        <Typography variant="body2" sx={{ mb: 1.5 }}>
          {translate(`resources.overrides.${risk.override.reason ? "standing" : "standingVeiled"}`, {
            day: formatDay(risk.override.expiresOn, locale),
            reason: risk.override.reason,
          })}
        </Typography>
      )}
      {fired.length === 0 && protective.length === 0 && (
        <Typography variant="body2" sx={{ color: "text.secondary" }}>
          {translate("app.risk.noSignals")}
        </Typography>
      )}
      <SignalGroup title={translate("app.risk.fired")} signals={fired} />
      <SignalGroup title={translate("app.risk.protective")} signals={protective} />
      <SignalGroup title={translate("app.risk.service")} note={translate("app.risk.serviceNote")} signals={service} />
      {risk.unknown.length > 0 && (
        <Box sx={{ mt: 2 }}>
          <Typography variant="h3">{translate("app.risk.unknown")}</Typography>
          <Typography variant="body2">{risk.unknown.map(({ label }) => label).join(", ")}.</Typography>
          <Typography variant="caption" component="p">
            <Quiet>
              {translate("app.risk.unknownNote")}
              {typeof risk.knownShare === "number" &&
                ` ${translate("app.risk.knownShare", { share: formatShare(risk.knownShare / 100) })}.`}
            </Quiet>
          </Typography>
        </Box>
      )}
    </Box>
  );
}

interface SignalGroupProps {
  title: string;
  note?: string;
  signals: Risk["signals"];
}

function SignalGroup({ title, note, signals }: SignalGroupProps) {
  if (signals.length === 0) return null;
  return (
    <Box sx={{ mt: 1.5 }}>
      <Typography variant="h3">{title}</Typography>
      {note && (
        <Typography variant="caption" component="p">
          <Quiet>{note}</Quiet>
        </Typography>
      )}
      <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0 }}>
        {signals.map((signal) => (
          <SignalItem key={signal.code} signal={signal} />
        ))}
      </Box>
    </Box>
  );
}
