import { required, TextInput, useTranslate } from "react-admin";
import { useFormContext } from "react-hook-form";
import { INDICATOR_MEASURES, INDICATOR_SPLITS, INDICATOR_SUBJECTS } from "#db/constants.ts";
import { emptyQuery } from "../../builder/QueryBuilder.tsx";
import { Part } from "../../facts/Part.tsx";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { BaseInput, QueryInput } from "./QueryInput.tsx";

const needed = required();

/** The inputs of an indicator; about what it is stays as it was made. */
export function IndicatorInputs({ made }: { made?: boolean }) {
  const translate = useTranslate();
  const { setValue } = useFormContext();
  const text = (key: string) => translate(`resources.indicators.${key}`);
  // Conditions about groups say nothing about people.
  const startOver = () => {
    setValue("query", emptyQuery());
    setValue("base", null);
  };
  return (
    <>
      <Part title={text("section.what")}>
        <EnumInput
          source="subject"
          of="indicatorSubject"
          values={INDICATOR_SUBJECTS}
          validate={needed}
          disabled={made}
          onChange={startOver}
          helperText={false}
        />
        <EnumInput
          source="measure"
          of="indicatorMeasure"
          values={INDICATOR_MEASURES}
          validate={needed}
          helperText={false}
        />
        <QueryInput />
        <BaseInput />
        <EnumInput
          source="splitBy"
          of="indicatorSplit"
          values={INDICATOR_SPLITS}
          validate={needed}
          helperText={false}
        />
      </Part>
      <Part title={text("section.words")}>
        <TextInput source="name.id" validate={needed} helperText={false} />
        <TextInput source="name.en" validate={needed} helperText={false} />
        <TextInput source="meaning.id" multiline helperText={false} />
        <TextInput source="meaning.en" multiline helperText={false} />
        <TextInput
          source="code"
          validate={needed}
          disabled={made}
          helperText={made ? false : "resources.indicators.codeHelp"}
        />
      </Part>
    </>
  );
}
