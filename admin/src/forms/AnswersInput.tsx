import FormHelperText from "@mui/material/FormHelperText";
import Typography from "@mui/material/Typography";
import { useEffect, useRef } from "react";
import { useInput, useLocale, useTranslate } from "react-admin";
import type { FieldError } from "react-hook-form";
import type { FormDefinition } from "#db/schema/forms.ts";
import type { Answers } from "#worker/forms/answers.ts";
import { type AnswerFiles, AnswerFilesProvider } from "./AnswerFiles.tsx";
import { type AskedForm, countFaults } from "./askedForm.ts";
import { FormSheet } from "./FormSheet.tsx";
import { wordsIn } from "./formText.ts";

interface AnswersInputProps {
  asked: AskedForm & { definition: FormDefinition };
  files: AnswerFiles;
}

/** What the server said of single answers, by place: it stands nested under the field of all answers. */
function toldBy(error: unknown, place = ""): Record<string, string> {
  if (typeof error !== "object" || error === null) return {};
  const { message, type } = error as FieldError;
  if (place && typeof message === "string" && typeof type === "string") return { [place]: message };
  return Object.assign(
    {},
    ...Object.entries(error).map(([name, inner]) => toldBy(inner, place ? `${place}.${name}` : name)),
  );
}

/** The questions of the form inside the form of a visit; sent only when the shared check finds nothing. */
export function AnswersInput({ asked, files }: AnswersInputProps) {
  const { definition, today, form, version } = asked;
  const translate = useTranslate();
  const locale = useLocale();
  const frame = useRef<HTMLDivElement>(null);
  const validate = (answers: Answers | undefined) => {
    const count = countFaults(definition, answers ?? {}, today);
    return count > 0 ? translate("resources.forms.answer.toMend", { smart_count: count }) : undefined;
  };
  const { field, fieldState, formState } = useInput({
    source: "answers",
    defaultValue: asked.answers ?? {},
    validate,
  });
  const { submitCount } = formState;
  const faulty = fieldState.invalid;
  useEffect(() => {
    if (submitCount > 0 && faulty)
      frame.current?.querySelector(".Mui-error, [aria-invalid=true]")?.scrollIntoView({ block: "center" });
  }, [submitCount, faulty]);
  const message = fieldState.error?.message;
  return (
    <AnswerFilesProvider value={files}>
      <div ref={frame}>
        <Typography variant="h2" component="h3" sx={{ mt: 2 }}>
          {wordsIn(form?.name, locale)}
        </Typography>
        <Typography variant="caption" component="p" sx={{ color: "text.secondary" }}>
          {translate("resources.forms.version", { number: version })}
        </Typography>
        <FormSheet
          definition={definition}
          answers={(field.value as Answers | undefined) ?? {}}
          onChange={field.onChange}
          today={today}
          showAll={formState.isSubmitted}
          told={message ? undefined : toldBy(fieldState.error)}
        />
        {message && typeof message === "string" && (
          <FormHelperText error>{translate(message, { _: message })}</FormHelperText>
        )}
      </div>
    </AnswerFilesProvider>
  );
}
