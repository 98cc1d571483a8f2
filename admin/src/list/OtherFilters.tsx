import Box from "@mui/material/Box";
import Chip from "@mui/material/Chip";
import type { ReactElement } from "react";
import { useFilterContext, useListContext, useLocale, useTranslate } from "react-admin";
import { flatFilter, nestedFilter } from "../customFields/customField.ts";
import { formatDay } from "../format/day.ts";
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

  /** `program:prg_…:2026-06-15:happened:step.linked.reached` */
  const figureWords = (figure: string): string => {
    const [, , day = "", , key = ""] = figure.split(":");
    const on = formatDay(day, locale);
    const [kind, what, state] = key.split(".");
    if (kind === "status")
      return translate("app.filter.statusAt", { status: translate(`enums.activityStatus.${what}`), on });
    if (kind === "step" && state !== "na")
      return translate(`app.filter.stepAt.${state}`, { step: translate(`resources.programs.funnel.${what}`), on });
    return `${translate("app.filter.figure")} ${on}`;
  };
  const words = (name: string, value: unknown): string => {
    if (name === "figure") return figureWords(String(value));
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
