import Box from "@mui/material/Box";
import LinearProgress from "@mui/material/LinearProgress";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useWatch } from "react-hook-form";
import { usePreview } from "../../facts/usePreview.ts";
import { Quiet } from "../../fields/text.tsx";
import { Section } from "../../page/Section.tsx";
import { useMayI } from "../../providers/useSession.ts";
import { FigureHead, FigureTable } from "./FigureTable.tsx";
import { type DraftIndicator, triable, type Value } from "./indicatorModel.ts";
import { Sentence } from "./Sentence.tsx";

/** The draft in words, and what it counts today among what the reader reads. */
export function IndicatorPreview() {
  const translate = useTranslate();
  const mayI = useMayI();
  const draft = useWatch() as DraftIndicator;
  const text = (key: string) => translate(`resources.indicators.${key}`);
  const reads = mayI(draft.subject ?? "groups", "list");
  const body = reads ? triable(draft) : undefined;
  const { data, error, isFetching } = usePreview<Value>("indicators/preview", body);
  return (
    <Section title={text("section.value")}>
      <Box aria-live="polite" sx={{ display: "grid", gap: 1.5, minWidth: 0 }}>
        {isFetching && <LinearProgress aria-label={text("section.value")} />}
        <Sentence indicator={draft} />
        {!reads && <Quiet>{text("notReadable")}</Quiet>}
        {reads && !body && <Quiet>{text("wait")}</Quiet>}
        {body && error && <Typography color="error">{error.message}</Typography>}
        {body && data && !error && (
          <>
            <FigureHead value={data} />
            <FigureTable value={data} />
          </>
        )}
      </Box>
    </Section>
  );
}
