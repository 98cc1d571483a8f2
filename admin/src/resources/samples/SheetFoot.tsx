import type { ReactNode } from "react";
import { useLocale, useTranslate } from "react-admin";
import { now } from "../../format/clock.ts";
import { formatInstant } from "../../format/day.ts";
import { useSession } from "../../providers/useSession.ts";
import { CheckpointNote } from "../../reports/CheckpointNote.tsx";
import { useOwnOffices } from "../../reports/useCheckpoint.ts";
import { QrCode } from "../equipment/QrCode.tsx";
import type { Sample } from "./sampleModel.ts";

/** Under an audit's papers: what proves the draw, who printed it and when, and the checkpoint to hold the office to. */
export function SheetFoot({ sample, children }: { sample: Sample; children?: ReactNode }) {
  const translate = useTranslate();
  const locale = useLocale();
  const { user } = useSession();
  const offices = useOwnOffices();
  const text = (key: string, more = {}) => translate(`resources.samples.${key}`, more);
  const open = `${window.location.origin}/#/draw/${sample.id}`;
  return (
    <footer className="sheet-foot">
      <CheckpointNote offices={sample.auditedId ? [sample.auditedId] : offices}>
        <p>
          {text("fields.frameHash")}: <code>{sample.frameHash}</code>
        </p>
        <p>
          {text("fields.seed")}: <code>{sample.seed}</code> · {text("fields.algorithm")}:{" "}
          <code>{sample.algorithm}</code>
        </p>
        {children}
        <p>{text("reportBy", { name: user.name, at: formatInstant(now(), locale) })}</p>
      </CheckpointNote>
      <figure>
        <QrCode text={open} label={text("qr")} size="24mm" />
        <figcaption>{text("qrDraw")}</figcaption>
      </figure>
    </footer>
  );
}
