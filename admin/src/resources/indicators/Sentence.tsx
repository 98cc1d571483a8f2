import Typography from "@mui/material/Typography";
import { useLocale, useTranslate } from "react-admin";
import { useLookup } from "../../facts/useFacts.ts";
import { type DraftIndicator, sayIndicator } from "./indicatorModel.ts";

/** An indicator as a sentence in the reader's language. */
export function Sentence({ indicator }: { indicator: DraftIndicator }) {
  const translate = useTranslate();
  const locale = useLocale();
  const lookup = useLookup(indicator.subject ?? "groups");
  const said = sayIndicator(indicator, lookup, locale === "en" ? "en" : "id", translate);
  return said ? <Typography sx={{ overflowWrap: "anywhere" }}>{said}</Typography> : null;
}
