import Box from "@mui/material/Box";
import { useLocale, useTranslate } from "react-admin";
import { unitWord, valueWord } from "#worker/stall/sentence.ts";
import type { FactLine } from "../../facts/useFacts.ts";
import { formatDay } from "../../format/day.ts";
import { formatNumber } from "../../format/number.ts";
import { languageOf } from "./ruleModel.ts";

type Value = number | string;

export interface Distribution {
  name: string;
  known: number;
  unknown: number;
  spread: Record<"min" | "q1" | "median" | "q3" | "max", Value> | null;
  values: { value: Value; count: number }[] | null;
}

/** How a fact is spread over the office's groups today, unknown as a class of its own. */
export function FactSpread({ fact, spread }: { fact: FactLine; spread: Distribution }) {
  const translate = useTranslate();
  const locale = useLocale();
  const language = languageOf(locale);
  const text = (key: string, options = {}) => translate(`resources.rules.spread.${key}`, options);
  const one = (value: Value): string => {
    if (fact.type === "boolean") return translate(`ra.boolean.${value === 1}`).toLowerCase();
    if (typeof value === "number") return formatNumber(value);
    return fact.type === "day" ? formatDay(value, locale) : valueWord(value, language);
  };
  const unknown = text("unknown", { count: formatNumber(spread.unknown) });
  const said = () => {
    if (spread.known === 0) return text("none");
    if (!spread.spread)
      return (spread.values ?? []).map(({ value, count }) => `${one(value)} ${formatNumber(count)}`).join(", ");
    const { min, q1, median, q3, max } = spread.spread;
    const figures = { min: one(min), q1: one(q1), median: one(median), q3: one(q3), max: one(max) };
    return text("quartiles", { ...figures, unit: unitWord(fact.unit, language) }).trim();
  };
  return (
    <Box component="span" sx={{ color: "text.primary" }}>
      {text("today")}: {said()}; {unknown}
      {spread.spread && typeof spread.spread.min === "number" && (
        <Boxes spread={spread.spread as Record<string, number>} />
      )}
    </Box>
  );
}

/** The five figures as a line with a box; it only repeats the words. */
function Boxes({ spread }: { spread: Record<string, number> }) {
  const { min = 0, q1 = 0, median = 0, q3 = 0, max = 0 } = spread;
  const at = (value: number) => (max > min ? ((value - min) / (max - min)) * 96 + 2 : 50);
  return (
    <Box component="svg" viewBox="0 0 100 10" aria-hidden sx={{ width: 100, height: 10, ml: 1, color: "primary.main" }}>
      <path d={`M${at(min)} 5H${at(max)}`} stroke="currentColor" strokeWidth={1} />
      <rect x={at(q1)} y={1.5} width={Math.max(1, at(q3) - at(q1))} height={7} fill="currentColor" fillOpacity={0.35} />
      <path d={`M${at(median)} 0.5V9.5`} stroke="currentColor" strokeWidth={2} />
    </Box>
  );
}
