import Chip from "@mui/material/Chip";
import { useGetOne, useLocale, useTranslate } from "react-admin";
import type { LocalText } from "#db/schema/rules.ts";
import { wordsIn } from "../forms/formText.ts";

interface IndicatorChipProps {
  /** `ind_…`, with a class and a part behind it where it is not the figure itself. */
  value: unknown;
  onDelete: () => void;
}

/** Which indicator, and which of its classes, a list shows; removable like any other condition. */
export function IndicatorChip({ value, onDelete }: IndicatorChipProps) {
  const [id = "", of = "yes", ...part] = String(value).split(":");
  const translate = useTranslate();
  const locale = useLocale();
  const { data } = useGetOne<{ id: string; name: LocalText }>("indicators", { id });
  const label = [
    `${translate("resources.indicators.behind")}: ${data ? wordsIn(data.name, locale) : "…"}`,
    translate(`resources.indicators.class.${of}`),
    ...(part[0]?.startsWith("prg_") ? [] : part),
  ].filter(Boolean);
  return <Chip label={label.join(" · ")} onDelete={onDelete} variant="outlined" />;
}
