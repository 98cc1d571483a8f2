import { NullableBooleanInput, NumberInput, SelectArrayInput, useTranslate } from "react-admin";
import { DayInput } from "../inputs/DayInput.tsx";
import { type FactLine, factValueWord } from "./useFacts.ts";

export interface FactFilterProps {
  fact: FactLine;
  source: string;
  label: string;
  className?: string;
}

const asMany = (value: unknown) => (value === undefined || value === null || value === "" ? [] : [value].flat());
const noneIsNothing = (value: unknown) => (Array.isArray(value) && value.length === 0 ? "" : value);

/** The input that asks the list of groups about one of the office's own facts. */
export default function FactFilter({ fact, ...input }: FactFilterProps) {
  const translate = useTranslate();
  switch (fact.type) {
    case "number":
      return <NumberInput {...input} helperText={false} />;
    case "day":
      return <DayInput {...input} />;
    case "boolean":
      return <NullableBooleanInput {...input} helperText={false} />;
    default:
      return (
        <SelectArrayInput
          {...input}
          choices={(fact.values ?? []).map((id) => ({ id, name: factValueWord(fact, id, translate) }))}
          translateChoice={false}
          format={asMany}
          parse={noneIsNothing}
        />
      );
  }
}
