import Box from "@mui/material/Box";
import type { ReactNode } from "react";
import { useLocale, useTranslate } from "react-admin";
import { formatInstant } from "../format/day.ts";
import { formatNumber } from "../format/number.ts";
import { QrCode } from "../resources/equipment/QrCode.tsx";
import { useCheckpointOf } from "./useCheckpoint.ts";

interface CheckpointNoteProps {
  /** Of the first of them that has a checkpoint. */
  offices: readonly (string | null | undefined)[];
  /** Paper alone: on the screen it would say nothing new. */
  paperOnly?: boolean;
  /** What stands before it, beside the code. */
  children?: ReactNode;
}

/** What a report is held to: the newest checkpoint of the office's log, as a code that says all of it, and the key. */
export function CheckpointNote({ offices, paperOnly, children }: CheckpointNoteProps) {
  const translate = useTranslate();
  const locale = useLocale();
  const { checkpoint, fingerprint } = useCheckpointOf(offices);
  const text = (key: string, options = {}) => translate(`outcomes.report.${key}`, options);
  return (
    <Box
      sx={{
        display: paperOnly ? "none" : "flex",
        "@media print": { display: "flex" },
        gap: 2,
        justifyContent: "space-between",
        alignItems: "flex-end",
        fontSize: "8pt",
        breakInside: "avoid",
        "& p": { m: 0, mt: 0.5 },
      }}
    >
      <div>
        {children}
        {checkpoint ? (
          <>
            <p>
              {checkpoint.organizationName}.{" "}
              {text("checkpoint", { size: formatNumber(checkpoint.size), at: formatInstant(checkpoint.at, locale) })}
            </p>
            <Box component="p" sx={{ fontFamily: "monospace", fontSize: "7pt", overflowWrap: "anywhere" }}>
              {text("fingerprint", { print: fingerprint })}
            </Box>
          </>
        ) : (
          <p>{text("noCheckpoint")}</p>
        )}
      </div>
      {checkpoint && <QrCode text={checkpoint.note} label={text("qr")} size="30mm" />}
    </Box>
  );
}
