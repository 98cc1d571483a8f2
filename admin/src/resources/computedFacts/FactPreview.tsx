import Box from "@mui/material/Box";
import LinearProgress from "@mui/material/LinearProgress";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useWatch } from "react-hook-form";
import type { LocalText } from "#db/schema/rules.ts";
import { COUNTABLE, STATE_WORDS } from "#worker/stall/computed/events.ts";
import { FactValue } from "../../facts/FactValue.tsx";
import type { FactLine } from "../../facts/useFacts.ts";
import { usePreview } from "../../facts/usePreview.ts";
import { Figure, Quiet } from "../../fields/text.tsx";
import { RecordLink } from "../../list/RecordLink.tsx";
import { Fact, Facts } from "../../page/Facts.tsx";
import { Section } from "../../page/Section.tsx";
import { cleanDefinition, type DraftDefinition, isTriable } from "./factModel.ts";

interface Spread {
  type: FactLine["type"];
  unit: FactLine["unit"];
  sentence: LocalText;
  total: number;
  known: number;
  numbers: { min: number; median: number; max: number } | null;
  values: { value: string | number; count: number }[] | null;
  examples: { id: string; name: string | null; value: string | number }[];
}

/** The draft read back in both languages, and what it says of the reader's groups today. */
export function FactPreview() {
  const translate = useTranslate();
  const draft = (useWatch({ name: "definition" }) ?? {}) as DraftDefinition;
  const triable = isTriable(draft);
  const definition = cleanDefinition(draft);
  const { data, error, isFetching } = usePreview<Spread>(
    "computed-facts/preview",
    triable ? { definition } : undefined,
  );
  const text = (key: string) => translate(`resources.computed-facts.${key}`);
  const words = definition.of === "state" && COUNTABLE[definition.event]?.states ? STATE_WORDS[definition.event] : null;
  return (
    <Section title={text("section.preview")}>
      <Box aria-live="polite" sx={{ display: "grid", gap: 1.5 }}>
        {isFetching && <LinearProgress aria-label={text("section.preview")} />}
        {!triable && <Quiet>{text("preview.wait")}</Quiet>}
        {triable && error && <Typography color="error">{error.message}</Typography>}
        {triable && data && !error && <Told spread={data} words={words ?? null} />}
      </Box>
    </Section>
  );
}

function Told({ spread, words }: { spread: Spread; words: string | null }) {
  const translate = useTranslate();
  const text = (key: string) => translate(`resources.computed-facts.preview.${key}`);
  const fact = { type: spread.type, unit: spread.unit, words };
  const { numbers } = spread;
  return (
    <>
      <Typography lang="id">{spread.sentence.id}</Typography>
      <Typography lang="en" variant="body2" sx={{ color: "text.secondary" }}>
        {spread.sentence.en}
      </Typography>
      <Facts columns={3}>
        <Fact label={text("groups")}>
          <Figure value={spread.total} />
        </Fact>
        <Fact label={text("unknown")}>
          <Figure value={spread.total - spread.known} />
        </Fact>
        {numbers &&
          (["min", "median", "max"] as const).map((one) => (
            <Fact key={one} label={text(one)}>
              <FactValue fact={fact} value={numbers[one]} />
            </Fact>
          ))}
        {spread.values?.map(({ value, count }) => (
          <Fact key={value} label={<FactValue fact={fact} value={value} />}>
            <Figure value={count} />
          </Fact>
        ))}
      </Facts>
      {spread.examples.length > 0 && (
        <Box>
          <Typography variant="caption" sx={{ color: "text.secondary" }}>
            {text("some")}
          </Typography>
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {spread.examples.map(({ id, name, value }) => (
              <li key={id}>
                <RecordLink resource="groups" id={id}>
                  {name ?? id}
                </RecordLink>
                {": "}
                <FactValue fact={fact} value={value} />
              </li>
            ))}
          </Box>
        </Box>
      )}
    </>
  );
}
