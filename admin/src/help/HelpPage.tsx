import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { useTranslate } from "react-admin";
import { ACTIVITY_STATUSES, type RiskBand } from "#db/constants.ts";
import { BandChip } from "../fields/BandChip.tsx";
import { StatusChip } from "../fields/StatusChip.tsx";
import { Page } from "../page/Page.tsx";
import { Section } from "../page/Section.tsx";

const bands: RiskBand[] = ["lancar", "waspada", "berisiko", "mandek", "data_kurang"];
const questions = ["silence", "why", "draft", "numbers", "mistake", "messages"] as const;

function Meaning({ mark, children }: { mark: ReactNode; children: ReactNode }) {
  return (
    <Box
      sx={{ display: "grid", gridTemplateColumns: { xs: "1fr", sm: "150px 1fr" }, gap: { xs: 0.25, sm: 2 }, py: 0.75 }}
    >
      <div>{mark}</div>
      <Typography variant="body2">{children}</Typography>
    </Box>
  );
}

/** What the words and marks of the console mean. */
export default function HelpPage() {
  const translate = useTranslate();
  const text = (key: string) => translate(`app.help.${key}`);
  return (
    <Page title={translate("app.bar.help")}>
      <Box sx={{ display: "grid", gap: 2, maxWidth: 860 }}>
        <Section title={text("bands")}>
          {bands.map((band) => (
            <Meaning key={band} mark={<BandChip band={band} />}>
              {text(`band.${band}`)}
            </Meaning>
          ))}
        </Section>
        <Section title={text("statuses")} note={text("statusesNote")}>
          {ACTIVITY_STATUSES.map((status) => (
            <Meaning key={status} mark={<StatusChip status={status} />}>
              {text(`status.${status}`)}
            </Meaning>
          ))}
        </Section>
        <Section title={text("questions")}>
          {questions.map((question) => (
            <Box key={question} sx={{ py: 0.75 }}>
              <Typography variant="h3">{text(`question.${question}`)}</Typography>
              <Typography variant="body2">{text(`answer.${question}`)}</Typography>
            </Box>
          ))}
        </Section>
      </Box>
    </Page>
  );
}
