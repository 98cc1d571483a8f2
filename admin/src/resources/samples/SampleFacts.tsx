import { useLocale, useTranslate } from "react-admin";
import { SAMPLE_ITEMS } from "#worker/samples/items.ts";
import { RefName } from "../../fields/RefName.tsx";
import { RegionName } from "../../fields/RegionName.tsx";
import { EnumText, Figure, Instant } from "../../fields/text.tsx";
import { Fact, Facts } from "../../page/Facts.tsx";
import { Section } from "../../page/Section.tsx";
import type { Sample } from "./sampleModel.ts";

/** The words of a compared thing. */
export const itemLabel = (unit: Sample["unit"], item: string, locale: string): string =>
  SAMPLE_ITEMS[unit][item]?.label[locale === "en" ? "en" : "id"] ?? item;

export function SampleFacts({ sample }: { sample: Sample }) {
  const translate = useTranslate();
  const locale = useLocale();
  const label = (field: string) => translate(`resources.samples.fields.${field}`);
  const { programId, regionCode } = sample.filter as { programId?: string; regionCode?: string };
  return (
    <Section title={translate("resources.samples.section.design")}>
      <Facts>
        <Fact label={label("n")}>
          <Figure value={sample.n} /> / <Figure value={sample.frameSize} />
        </Fact>
        <Fact label={label("programId")}>
          <RefName resource="programs" id={programId} />
        </Fact>
        {regionCode && (
          <Fact label={label("regionCode")}>
            <RegionName code={regionCode} />
          </Fact>
        )}
        {sample.design?.strataBy && (
          <Fact label={label("strataBy")}>
            <EnumText of="strataBy" value={sample.design.strataBy} />
          </Fact>
        )}
        <Fact label={label("frozenAt")}>
          <Instant value={sample.frozenAt} />
        </Fact>
        <Fact label={label("drawnAt")}>
          <Instant value={sample.drawnAt} />
        </Fact>
        <Fact label={label("closedAt")}>
          <Instant value={sample.closedAt} />
        </Fact>
        {sample.items && (
          <Fact label={label("items")} wide>
            {sample.items.map((item) => itemLabel(sample.unit, item, locale)).join(", ")}
          </Fact>
        )}
      </Facts>
    </Section>
  );
}
