import Box from "@mui/material/Box";
import Chip from "@mui/material/Chip";
import type { ReactElement } from "react";
import { useFilterContext, useListContext, useLocale, useTranslate } from "react-admin";
import { flatFilter, nestedFilter } from "../customFields/customField.ts";
import { formatDay } from "../format/day.ts";
import { figureWords } from "./figureWords.ts";
import { IndicatorChip } from "./IndicatorChip.tsx";
import { useFieldLabel } from "./useFieldLabel.ts";

const sourceOf = (filter: unknown) => (filter as ReactElement<{ source?: string }>)?.props?.source;

/** Conditions that came with a figure and have no input of their own: shown, and removable. */
export function OtherFilters() {
  const inputs = useFilterContext() as unknown[] | undefined;
  const { filterValues, setFilters, displayedFilters } = useListContext();
  const translate = useTranslate();
  const locale = useLocale();
  const known = new Set((inputs ?? []).map(sourceOf));
  const labelOf = useFieldLabel();
  const asked = flatFilter(filterValues as Record<string, unknown>);
  const others = Object.entries(asked).filter(([name]) => !known.has(name) && name !== "view");
  if (others.length === 0) return null;

  const words = (name: string, value: unknown): string => {
    if (name === "figure") return figureWords(String(value), translate, (day) => formatDay(day, locale));
    const [first = ""] = String(value).split(":");
    const on = /^\d{4}-\d\d-\d\d$/.test(first) ? formatDay(first, locale) : "";
    const label = labelOf(name);
    return on ? `${label} ${on}` : label;
  };
  const drop = (name: string) => {
    const { [name]: _, ...rest } = asked;
    setFilters(nestedFilter(rest), displayedFilters);
  };
  return (
    <Box sx={{ display: "flex", flexWrap: "wrap", gap: 0.75, mt: 1 }}>
      {others.map(([name, value]) =>
        name === "indicator" ? (
          <IndicatorChip key={name} value={value} onDelete={() => drop(name)} />
        ) : (
          <Chip key={name} label={words(name, value)} onDelete={() => drop(name)} variant="outlined" />
        ),
      )}
    </Box>
  );
}
