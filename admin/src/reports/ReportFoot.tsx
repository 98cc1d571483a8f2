import { useLocale, useTranslate } from "react-admin";
import { now } from "../format/clock.ts";
import { formatInstant } from "../format/day.ts";
import type { Outcomes } from "../outcomes/outcomesModel.ts";
import { useApi } from "../providers/useApi.ts";
import { useSession } from "../providers/useSession.ts";
import { CheckpointNote } from "./CheckpointNote.tsx";
import { useOfficesOf } from "./useCheckpoint.ts";

/** How unknown is counted, what made this and when, and the checkpoint to hold the office to. */
export function ReportFoot({ outcomes }: { outcomes: Outcomes }) {
  const translate = useTranslate();
  const locale = useLocale();
  const { user } = useSession();
  const { data: health } = useApi<{ version: string }>("health");
  const offices = useOfficesOf(outcomes);
  const text = (key: string, options = {}) => translate(`outcomes.report.${key}`, options);
  const made = text("made", { at: formatInstant(now(), locale), name: user.name });
  return (
    <footer className="report-foot">
      <CheckpointNote offices={offices}>
        <p>{text("unknownNote")}</p>
        <p>
          {made} · {health && text("version", { version: health.version })}
        </p>
      </CheckpointNote>
    </footer>
  );
}
