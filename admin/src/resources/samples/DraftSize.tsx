import Box from "@mui/material/Box";
import { useTranslate } from "react-admin";
import { Section } from "../../page/Section.tsx";
import { PopulationShown, SizeShown } from "./SizeShown.tsx";
import { designOf, type Sample } from "./sampleModel.ts";
import { useSize } from "./useSize.ts";

/** What a design comes to in the population of today, before it is frozen. */
export function DraftSize({ sample }: { sample: Sample }) {
  const translate = useTranslate();
  const reply = useSize(designOf(sample));
  return (
    <Section title={translate("resources.samples.section.today")} note={translate("resources.samples.todayNote")}>
      <Box sx={{ display: "grid", gap: 1 }}>
        <PopulationShown reply={reply} unit={sample.unit} />
        <SizeShown reply={reply} unit={sample.unit} of={sample} />
      </Box>
    </Section>
  );
}
