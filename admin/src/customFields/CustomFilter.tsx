import { NullableBooleanInput, NumberInput, SelectArrayInput, TextInput, useLocale } from "react-admin";
import { wordsIn } from "../forms/formText.ts";
import { DayInput } from "../inputs/DayInput.tsx";
import { MoneyInput } from "../inputs/MoneyInput.tsx";
import type { CustomField } from "./customField.ts";

export interface CustomFilterProps {
  field: CustomField;
  source: string;
  label: string;
  className?: string;
}

const asMany = (value: unknown) => (value === undefined || value === null || value === "" ? [] : [value].flat());
const noneIsNothing = (value: unknown) => (Array.isArray(value) && value.length === 0 ? "" : value);

/** The input that asks a list about an office's own field. */
export default function CustomFilter({ field, ...input }: CustomFilterProps) {
  const locale = useLocale();
  const { kind, options = [] } = field.question;
  switch (kind) {
    case "one":
    case "many":
      return (
        <SelectArrayInput
          {...input}
          choices={options.map(({ value, label }) => ({ id: value, name: wordsIn(label, locale) }))}
          translateChoice={false}
          format={asMany}
          parse={noneIsNothing}
        />
      );
    case "yes_no":
      return <NullableBooleanInput {...input} helperText={false} />;
    case "number":
      return <NumberInput {...input} helperText={false} />;
    case "money":
      return <MoneyInput {...input} />;
    case "date":
      return <DayInput {...input} />;
    default:
      return <TextInput {...input} helperText={false} />;
  }
}
