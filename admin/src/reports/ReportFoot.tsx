import { useLocale, useTranslate } from "react-admin";
import { now } from "../format/clock.ts";
import { formatInstant } from "../format/day.ts";
import { formatNumber } from "../format/number.ts";
import type { Outcomes } from "../outcomes/outcomesModel.ts";
import { useApi } from "../providers/useApi.ts";
import { useSession } from "../providers/useSession.ts";
import { QrCode } from "../resources/equipment/QrCode.tsx";
import { useCheckpoint } from "./useCheckpoint.ts";

/** How unknown is counted, what made this and when, and the checkpoint to hold the office to. */
export function ReportFoot({ outcomes }: { outcomes: Outcomes }) {
  const translate = useTranslate();
  const locale = useLocale();
  const { user } = useSession();
  const { data: health } = useApi<{ version: string }>("health");
  const { checkpoint, fingerprint } = useCheckpoint(outcomes);
  const text = (key: string, options = {}) => translate(`outcomes.report.${key}`, options);
  const made = text("made", { at: formatInstant(now(), locale), name: user.name });
  return (
    <footer className="report-foot">
      <div>
        <p>{text("unknownNote")}</p>
        <p>
          {made} · {health && text("version", { version: health.version })}
        </p>
        {checkpoint ? (
          <>
            <p>
              {checkpoint.organizationName}.{" "}
              {text("checkpoint", {
                size: formatNumber(checkpoint.size),
                at: formatInstant(checkpoint.at, locale),
              })}
            </p>
            <p className="report-print">{text("fingerprint", { print: fingerprint })}</p>
          </>
        ) : (
          <p>{text("noCheckpoint")}</p>
        )}
      </div>
      {checkpoint && <QrCode text={checkpoint.note} label={text("qr")} size="30mm" />}
    </footer>
  );
}
