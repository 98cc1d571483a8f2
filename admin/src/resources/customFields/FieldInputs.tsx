import Box from "@mui/material/Box";
import FormControlLabel from "@mui/material/FormControlLabel";
import FormHelperText from "@mui/material/FormHelperText";
import MenuItem from "@mui/material/MenuItem";
import Switch from "@mui/material/Switch";
import TextField from "@mui/material/TextField";
import { useState } from "react";
import { BooleanInput, TextInput, useLocale, useTranslate } from "react-admin";
import { useFormContext, useWatch } from "react-hook-form";
import type { Question } from "#db/schema/forms.ts";
import { wordsIn } from "../../forms/formText.ts";
import { QuestionField } from "../../forms/QuestionField.tsx";
import { FormDraft } from "../../inputs/FormDraft.tsx";
import { Section } from "../../page/Section.tsx";
import { BuilderProvider } from "../forms/BuilderContext.ts";
import { DefaultEditor } from "../forms/DefaultEditor.tsx";
import { LimitsEditor } from "../forms/LimitsEditor.tsx";
import { OptionsEditor } from "../forms/OptionsEditor.tsx";
import { hasOptions, newChoice, slugOf, takesDefault, takesLimits } from "../forms/questionModel.ts";
import { WordsFields } from "../forms/WordsFields.tsx";
import { FIELD_KINDS, isComparable } from "./fieldModel.ts";
import { useFieldQuestion } from "./useFieldQuestion.ts";

const PATH = [0];

/** Everything about a field, with the input that will ask it beside. */
export function FieldInputs({ isNew }: { isNew?: boolean }) {
  const translate = useTranslate();
  const form = useFormContext();
  const { question, put, builder } = useFieldQuestion();
  const entity = useWatch({ name: "entity" }) as string;
  const text = (key: string) => translate(`resources.custom-fields.${key}`);
  const build = (key: string) => translate(`resources.forms.build.${key}`);
  const fault = (part: string) => builder.faultAt(PATH, part);
  const codeAfterWords = () => {
    if (isNew && !form.getValues("code")) form.setValue("code", slugOf(question.label.id), { shouldDirty: true });
  };
  const parts = { question, path: PATH, put };
  return (
    <BuilderProvider value={builder}>
      <FormDraft name={isNew ? `custom-fields.new.${entity}` : undefined} />
      <Box
        sx={{
          display: "grid",
          width: "100%",
          columnGap: 3,
          gridTemplateColumns: { xs: "minmax(0,1fr)", md: "minmax(0,3fr) minmax(0,2fr)" },
        }}
      >
        <Box sx={{ display: "grid", gap: 1, alignContent: "start", gridTemplateColumns: "minmax(0,1fr)" }}>
          <KindField question={question} put={put} fixed={!isNew} fault={fault("kind")} />
          <WordsFields
            value={question.label}
            onChange={(label) => put({ label })}
            onLeave={codeAfterWords}
            labels={[text("labelId"), text("labelEn")]}
            faults={[fault("label.id"), fault("label.en")]}
            required
          />
          <TextInput source="code" disabled={!isNew} helperText="resources.custom-fields.codeHelp" isRequired />
          <WordsFields
            value={question.hint ?? { id: "", en: "" }}
            onChange={(hint) => put({ hint: hint.id || hint.en ? hint : undefined })}
            labels={[build("hintId"), build("hintEn")]}
            faults={[fault("hint.id"), fault("hint.en")]}
          />
          {hasOptions(question) && <OptionsEditor {...parts} />}
          <Flag of="required" question={question} put={put} />
          <Box>
            <Flag of="personal" question={question} put={put} disabled={!isNew} />
            <FormHelperText sx={{ mt: 0 }}>{text("personalHelp")}</FormHelperText>
          </Box>
          <BooleanInput source="inList" label="resources.custom-fields.inList" helperText={false} />
          {isComparable(question.kind) && (
            <BooleanInput source="filterable" label="resources.custom-fields.filterable" helperText={false} />
          )}
          {takesLimits(question) && <LimitsEditor {...parts} />}
          {takesDefault(question) && <DefaultEditor {...parts} />}
        </Box>
        <Preview question={question} />
      </Box>
    </BuilderProvider>
  );
}

interface PartProps {
  question: Question;
  put: (part: Partial<Question>) => void;
}

function KindField({ question, put, fixed, fault }: PartProps & { fixed: boolean; fault?: string }) {
  const translate = useTranslate();
  const choose = (kind: Question["kind"]) => {
    const first = newChoice([]);
    const options = hasOptions({ ...question, kind }) ? (question.options ?? [first, newChoice([first])]) : undefined;
    put({ kind, options, limits: undefined, default: undefined });
  };
  return (
    <TextField
      select
      label={translate("resources.custom-fields.fields.kind")}
      value={question.kind}
      disabled={fixed}
      onChange={({ target }) => choose(target.value as Question["kind"])}
      error={Boolean(fault)}
      helperText={fault ?? translate("resources.custom-fields.kindHelp")}
      sx={{ maxWidth: 320 }}
    >
      {FIELD_KINDS.map((kind) => (
        <MenuItem key={kind} value={kind}>
          {translate(`enums.questionKind.${kind}`)}
        </MenuItem>
      ))}
    </TextField>
  );
}

function Flag({ of, question, put, disabled }: PartProps & { of: "required" | "personal"; disabled?: boolean }) {
  const translate = useTranslate();
  return (
    <FormControlLabel
      control={<Switch checked={question[of] ?? false} disabled={disabled} onChange={(_e, on) => put({ [of]: on })} />}
      label={translate(`resources.custom-fields.${of}`)}
    />
  );
}

/** The very input that forms will show. */
function Preview({ question }: { question: Question }) {
  const translate = useTranslate();
  const [value, setValue] = useState<unknown>(null);
  const locale = useLocale();
  const untitled = translate("resources.forms.build.untitled");
  const label = wordsIn(question.label, locale) ? question.label : { id: untitled, en: untitled };
  return (
    <Box sx={{ mt: { xs: 2, md: 0 } }}>
      <Section
        title={translate("resources.custom-fields.preview")}
        note={translate("resources.custom-fields.previewHelp")}
      >
        <QuestionField key={question.kind} question={{ ...question, label }} value={value} onChange={setValue} />
      </Section>
    </Box>
  );
}
