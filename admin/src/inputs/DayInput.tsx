import { DateInput, type DateInputProps } from "react-admin";

const asDay = (value: unknown) => (typeof value === "string" ? value.slice(0, 10) : "");

/** A calendar day as YYYY-MM-DD text: never a Date, so no time zone can move it. */
export function DayInput(props: DateInputProps) {
  return <DateInput {...props} format={asDay} parse={(value: string) => value || null} />;
}
