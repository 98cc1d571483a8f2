import { useTranslate } from "react-admin";
import type { SplitFigure } from "#worker/outcomes/compose.ts";

/** What the parts of a comparison are called. */
export function usePartNames(split: SplitFigure | undefined): (value: string) => string {
  const translate = useTranslate();
  return (value) => {
    if (split?.by === "linkage" || split?.by === "capital") return translate(`outcomes.survival.${value}`);
    if (split?.by === "ngo" && value === "none") return translate("outcomes.survival.none");
    return split?.parts.find((part) => part.value === value)?.label ?? value;
  };
}
