import { useLocale, useTranslate } from "react-admin";
import { SAMPLE_ITEMS } from "#worker/samples/items.ts";
import { EnumText, Figure, Instant } from "../../fields/text.tsx";
import { formatDay } from "../../format/day.ts";
import { Fact, Facts } from "../../page/Facts.tsx";
import { Section } from "../../page/Section.tsx";
import { PopulationWords } from "./PopulationWords.tsx";
import { SizeWords } from "./SizeShown.tsx";
import { boughtBy, type Sample } from "./sampleModel.ts";

/** The words of a compared thing. */
export const itemLabel = (unit: Sample["unit"], item: string, locale: string): string =>
  SAMPLE_ITEMS[unit][item]?.label[locale === "en" ? "en" : "id"] ?? item;

/** The days of the field check in words. */
export function usePeriodWords(): (sample: Pick<Sample, "checkFrom" | "checkTo">) => string {
  const translate = useTranslate();
  const locale = useLocale();
  return ({ checkFrom, checkTo }) => {
    const given = { from: formatDay(checkFrom, locale), to: formatDay(checkTo, locale) };
    const which = checkFrom && checkTo ? "both" : checkFrom ? "from" : checkTo ? "to" : "none";
    return translate(`resources.samples.period.${which}`, given);
  };
}

export function SampleFacts({ sample }: { sample: Sample }) {
  const translate = useTranslate();
  const locale = useLocale();
  const period = usePeriodWords();
  const label = (field: string) => translate(`resources.samples.fields.${field}`);
  const bought = boughtBy(sample);
  return (
    <Section title={translate("resources.samples.section.design")}>
      <Facts>
        <Fact label={label("population")} wide>
          <PopulationWords sample={sample} />
        </Fact>
        <Fact label={label("n")} wide={Boolean(bought)}>
          {bought ? <SizeWords size={bought} unit={sample.unit} of={sample} /> : <Planned sample={sample} />}
        </Fact>
        {sample.method === "stratified" && (
          <Fact label={label("strataBy")}>
            <EnumText of="strataBy" value={sample.design?.strataBy} />
          </Fact>
        )}
        <Fact label={label("items")} wide>
          {sample.items
            ? sample.items.map((item) => itemLabel(sample.unit, item, locale)).join(", ")
            : translate("resources.samples.allItems")}
        </Fact>
        <Fact label={label("period")} wide>
          {period(sample)}
        </Fact>
        {sample.frozenAt !== null && (
          <Fact label={label("frozenAt")}>
            <Instant value={sample.frozenAt} />
          </Fact>
        )}
        {sample.drawnAt !== null && (
          <Fact label={label("drawnAt")}>
            <Instant value={sample.drawnAt} />
          </Fact>
        )}
        {sample.closedAt !== null && (
          <Fact label={label("closedAt")}>
            <Instant value={sample.closedAt} />
          </Fact>
        )}
      </Facts>
    </Section>
  );
}

/** Before the freeze: how many were asked for, or by which margin the number is set. */
function Planned({ sample: { n, margin, confidence } }: { sample: Sample }) {
  const translate = useTranslate();
  if (n !== null || margin === null) return <Figure value={n} />;
  const shown = { margin: Math.round(margin * 1000) / 10, confidence: Math.round((confidence ?? 0.95) * 1000) / 10 };
  return <>{translate("resources.samples.plannedMargin", shown)}</>;
}
