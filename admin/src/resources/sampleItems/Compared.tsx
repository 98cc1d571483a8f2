import { useLocale, useTranslate } from "react-admin";
import type { CheckedItem } from "#db/schema/samples.ts";
import { SAMPLE_ITEMS } from "#worker/samples/items.ts";
import { Day, EnumText } from "../../fields/text.tsx";
import { Row, Rows } from "../../page/Rows.tsx";
import { Section } from "../../page/Section.tsx";
import { itemLabel } from "../samples/SampleFacts.tsx";
import type { Sample, SampleItem } from "../samples/sampleModel.ts";

/** What was seen beside what the office had reported at the freeze. */
export function Compared({ item, sample }: { item: SampleItem; sample: Sample }) {
  const translate = useTranslate();
  const locale = useLocale();
  const text = (key: string) => translate(`resources.sample-items.${key}`);
  const word = (name: string, value: CheckedItem["seen"]): string => {
    if (value === null || value === undefined || value === "") return text("nothing");
    const { kind, of } = SAMPLE_ITEMS[sample.unit][name] ?? {};
    if (kind === "yes_no") return text(value === "yes" ? "yes" : "no");
    return kind === "choice" ? translate(`enums.${of}.${value}`, { _: String(value) }) : String(value);
  };
  const lines = (item.observed ?? []).map((one) => ({ ...one, id: one.item }));
  return (
    <Section title={text("compared")} action={<Day value={item.checkedOn} />}>
      <Rows query={{ data: lines, isPending: false }} empty={{ title: text(`outcome.${item.match ?? "found"}`) }}>
        {(one) => (
          <Row
            title={itemLabel(sample.unit, one.item, locale)}
            mark={<EnumText of="itemMatch" value={one.match ?? item.match} />}
            detail={`${text("seen")}: ${word(one.item, one.seen)}`}
            note={`${text("reported")}: ${word(one.item, one.reported)}`}
          />
        )}
      </Rows>
    </Section>
  );
}
