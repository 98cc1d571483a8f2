import Alert from "@mui/material/Alert";
import { useTranslate } from "react-admin";
import type { BandChange } from "./riskModel.ts";

/** Says after a write what it did to the band, and which signals came or went. */
export function ChangeNotice({ change, onClose }: { change: BandChange; onClose: () => void }) {
  const translate = useTranslate();
  const band = (name: string) => translate(`enums.riskBand.${name}`);
  const why = [
    change.raised.length > 0 && translate("app.risk.whyRaised", { names: change.raised.join(", ") }),
    change.cleared.length > 0 && translate("app.risk.whyCleared", { names: change.cleared.join(", ") }),
  ]
    .filter(Boolean)
    .join("; ");
  const moved = change.from !== change.to;
  return (
    <Alert
      severity="info"
      variant="outlined"
      role="status"
      onClose={onClose}
      sx={{ mb: 1.5, backgroundColor: "background.paper" }}
    >
      {moved
        ? translate("app.risk.changed", { from: band(change.from), to: band(change.to), why: why || "–" })
        : [translate("app.risk.unchanged", { band: band(change.to) }), why].filter(Boolean).join(" ")}
    </Alert>
  );
}
