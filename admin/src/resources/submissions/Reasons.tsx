import Box from "@mui/material/Box";
import { useLocale, useTranslate } from "react-admin";
import { Quiet } from "../../fields/text.tsx";
import { fieldLabel } from "../imports/importModel.ts";
import { type Submission, wordIn } from "./submissionModel.ts";

/** Why a submission was not taken, in the reader's language; the server's own words where there are none here. */
export function Reasons({ of: { reason } }: { of: Pick<Submission, "reason"> }) {
  const translate = useTranslate();
  const locale = useLocale();
  if (!reason || reason.length === 0) return <Quiet>–</Quiet>;
  return (
    <Box component="ul" sx={{ m: 0, pl: 2, minWidth: 160 }}>
      {reason.map(({ column, code, message }) => (
        <li key={`${column}-${code}`}>
          {column !== "form" && <>{fieldLabel("follow-ups", column, locale)}: </>}
          {translate(`resources.submissions.why.${code}`, { _: message, word: wordIn(message) })}
        </li>
      ))}
    </Box>
  );
}
