import { useLocale, useTranslate } from "react-admin";
import { RefName } from "../../fields/RefName.tsx";
import { RegionName } from "../../fields/RegionName.tsx";
import { formatDay } from "../../format/day.ts";
import { filterLabel, filterOf, POPULATION, type PopulationFilter } from "./population.ts";
import type { Sample } from "./sampleModel.ts";

/** The population in words: of which office, and what it was narrowed by. */
export function PopulationWords({ sample }: { sample: Pick<Sample, "unit" | "filter" | "auditedId"> }) {
  const translate = useTranslate();
  const chosen = filterOf(sample.unit, sample.filter);
  const told = POPULATION[sample.unit].filter(({ name }) => name in chosen);
  return (
    <>
      {sample.auditedId ? (
        <RefName resource="organizations" id={sample.auditedId} plain />
      ) : (
        translate("resources.samples.anyOffice")
      )}
      {told.length === 0 && ` · ${translate(`resources.samples.all.${sample.unit}`)}`}
      {told.map((filter) => (
        <span key={filter.name}>
          {" "}
          · {translate(filterLabel(sample.unit, filter))}: <Value filter={filter} value={chosen[filter.name]} />
        </span>
      ))}
    </>
  );
}

function Value({ filter, value }: { filter: PopulationFilter; value: unknown }) {
  const translate = useTranslate();
  const locale = useLocale();
  const text = String(value);
  switch (filter.as) {
    case "program":
      return <RefName resource="programs" id={text} plain />;
    case "group":
      return <RefName resource="groups" id={text} plain />;
    case "ngo":
      return <RefName resource="organizations" id={text} plain />;
    case "region":
      return <RegionName code={text} />;
    case "day":
      return <>{formatDay(text, locale)}</>;
    case "yes":
      return <>{translate("ra.boolean.true")}</>;
    case "choice":
      return (
        <>
          {[value]
            .flat()
            .map((one) => translate(`enums.${filter.of}.${one}`))
            .join(", ")}
        </>
      );
    default:
      return <>{text}</>;
  }
}
