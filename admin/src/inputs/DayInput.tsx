import { DateInput, type DateInputProps, useLocale, useTranslate, useWrappedSource } from "react-admin";
import { useWatch } from "react-hook-form";
import { formatDay } from "../format/day.ts";

const asDay = (value: unknown) => (typeof value === "string" ? value.slice(0, 10) : "");

/**
 * A calendar day as YYYY-MM-DD text: never a Date, so no time zone can move it. The browser decides how its own field
 * writes a day; under it the day stands as people here write it.
 */
export function DayInput({ helperText, ...props }: DateInputProps) {
  const locale = useLocale();
  const translate = useTranslate();
  const day = asDay(useWatch({ name: useWrappedSource(props.source) }));
  const help = typeof helperText === "string" ? translate(helperText, { _: helperText }) : helperText;
  const shown = [formatDay(day, locale, "long"), typeof help === "string" && help].filter(Boolean).join(". ");
  return <DateInput {...props} helperText={shown || help} format={asDay} parse={(value: string) => value || null} />;
}
