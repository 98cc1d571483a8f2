import Typography from "@mui/material/Typography";
import { useLocale, useTranslate } from "react-admin";
import { factsAbout, useFacts } from "../../facts/useFacts.ts";
import { type DraftIndicator, sayIndicator } from "./indicatorModel.ts";

/** An indicator as a sentence in the reader's language. */
export function Sentence({ indicator }: { indicator: DraftIndicator }) {
  const translate = useTranslate();
  const locale = useLocale();
  const { data = [] } = useFacts();
  const facts = new Map(factsAbout(data, indicator.subject ?? "groups").map((fact) => [fact.name, fact]));
  const said = sayIndicator(indicator, (name) => facts.get(name), locale === "en" ? "en" : "id", translate);
  return said ? <Typography sx={{ overflowWrap: "anywhere" }}>{said}</Typography> : null;
}
