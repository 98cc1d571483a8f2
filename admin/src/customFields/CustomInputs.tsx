import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useEffect } from "react";
import { useLocale, useRecordContext, useTranslate } from "react-admin";
import { useController, useFormContext } from "react-hook-form";
import type { CustomFieldEntity } from "#db/constants.ts";
import { checkAnswer, REQUIRED } from "#worker/forms/checkAnswer.ts";
import { prefilled } from "#worker/forms/prefill.ts";
import { today } from "../format/clock.ts";
import { wordsIn } from "../forms/formText.ts";
import { QuestionField } from "../forms/QuestionField.tsx";
import { useSession } from "../providers/useSession.ts";
import { type CustomField, sourceOf, type WithCustom } from "./customField.ts";
import { useCustomFields } from "./useCustomFields.ts";

/** Inputs for the fields that the office of a record gave its kind; nothing where there are none. */
export function CustomInputs({ entity }: { entity: CustomFieldEntity }) {
  const record = useRecordContext<WithCustom & { id?: string }>();
  const translate = useTranslate();
  const { user } = useSession();
  const owner = record?.organizationId ?? user.organizationId;
  const fields = useCustomFields(entity).filter((one) => one.organizationId === owner && !one.retired);
  useStart(fields, record?.organizationId === undefined);
  if (fields.length === 0) return null;
  return (
    <Box component="fieldset" sx={{ border: 0, m: 0, p: 0, mb: 2, width: "100%", minWidth: 0, gridColumn: "1 / -1" }}>
      <Typography component="legend" variant="h2" sx={{ mb: 0.5, p: 0 }}>
        {translate("resources.custom-fields.section")}
      </Typography>
      <Box
        sx={{
          display: "grid",
          columnGap: 2,
          alignItems: "start",
          gridTemplateColumns: { xs: "minmax(0,1fr)", sm: "repeat(2, minmax(0,1fr))" },
        }}
      >
        {fields.map((field) => (
          <CustomInput key={field.id} field={field} />
        ))}
      </Box>
    </Box>
  );
}

/** A new record starts with what its fields start with. */
function useStart(fields: readonly CustomField[], isNew: boolean): void {
  const form = useFormContext();
  const key = fields.map(({ id }) => id).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each set of fields
  useEffect(() => {
    if (!isNew || fields.length === 0) return;
    for (const field of fields) {
      const { [field.code]: start } = prefilled({ questions: [{ ...field.question, name: field.code }] }, undefined, {
        today: today(),
      });
      if (start !== undefined && form.getValues(sourceOf(field)) === undefined) form.setValue(sourceOf(field), start);
    }
  }, [key, isNew]);
}

function CustomInput({ field }: { field: CustomField }) {
  const locale = useLocale();
  const record = useRecordContext<WithCustom>();
  const source = sourceOf(field);
  const question = { ...field.question, name: field.code };
  const prior = (question.personal ? record?.customPersonal : record?.custom) ?? {};
  const validate = (value: unknown) => {
    const reading = checkAnswer(question, value, { today: today(), prior });
    if ("fault" in reading) return wordsIn(reading.fault, locale);
    return "blank" in reading && question.required ? wordsIn(REQUIRED, locale) : true;
  };
  const input = useController({ name: source, rules: { validate } });
  return (
    <QuestionField
      question={question}
      value={input.field.value ?? null}
      onChange={input.field.onChange}
      fault={input.fieldState.error?.message}
    />
  );
}
