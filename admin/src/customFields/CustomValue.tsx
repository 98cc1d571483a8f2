import { useLocale, useTranslate } from "react-admin";
import { Day, Figure, Money, Quiet } from "../fields/text.tsx";
import { wordsIn } from "../forms/formText.ts";
import { type CustomField, readValue, type WithCustom } from "./customField.ts";
import { useReadsPersonal } from "./useCustomFields.ts";

interface CustomValueProps {
  record: WithCustom;
  /** The field as the record's own office made it; without one the record has no such field. */
  field: CustomField | undefined;
}

/** The value of an office's own field in words; what the reader may not see says so. */
export function CustomValue({ record, field }: CustomValueProps) {
  const translate = useTranslate();
  const locale = useLocale();
  const readsPersonal = useReadsPersonal();
  if (!field) return <>–</>;
  const { kind, options, personal } = field.question;
  if (personal && !readsPersonal(record)) return <Quiet>{translate("resources.custom-fields.masked")}</Quiet>;
  const value = readValue(record, field);
  if (value === null) return <>–</>;
  switch (kind) {
    case "number":
      return <Figure value={value as number} />;
    case "money":
      return <Money value={value as number} />;
    case "date":
      return <Day value={value as string} />;
    case "yes_no":
      return <>{translate(`ra.boolean.${value === true}`)}</>;
    case "one":
    case "many": {
      const words = (one: unknown) =>
        wordsIn(options?.find((choice) => choice.value === one)?.label, locale) || String(one);
      return <>{[value].flat().map(words).join(", ")}</>;
    }
    case "place": {
      const { lat, lng } = value as { lat: number; lng: number };
      return <>{`${lat}, ${lng}`}</>;
    }
    default:
      return <>{String(value)}</>;
  }
}
