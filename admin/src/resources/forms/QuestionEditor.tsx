import Box from "@mui/material/Box";
import FormControlLabel from "@mui/material/FormControlLabel";
import FormHelperText from "@mui/material/FormHelperText";
import Switch from "@mui/material/Switch";
import { useTranslate } from "react-admin";
import type { Question } from "#db/schema/forms.ts";
import { useBuilder } from "./BuilderContext.ts";
import { DefaultEditor } from "./DefaultEditor.tsx";
import { LimitsEditor } from "./LimitsEditor.tsx";
import { NameEditor } from "./NameEditor.tsx";
import { OptionsEditor } from "./OptionsEditor.tsx";
import {
  freeName,
  hasOptions,
  isAnswered,
  isMadeName,
  slugOf,
  takesDefault,
  takesLimits,
  takesPrefill,
} from "./questionModel.ts";
import { namesOf, type Path, rename, replaceAt } from "./questionTree.ts";
import { RelevanceEditor } from "./RelevanceEditor.tsx";
import { WordsFields } from "./WordsFields.tsx";

interface QuestionEditorProps {
  question: Question;
  path: Path;
}

/** Everything about one question, the words first. */
export function QuestionEditor({ question, path }: QuestionEditorProps) {
  const { questions, change, kept, faultAt } = useBuilder();
  const translate = useTranslate();
  const text = (key: string) => translate(`resources.forms.build.${key}`);
  const put = (part: Partial<Question>) => change(replaceAt(questions, path, { ...question, ...part }));
  const fault = (part: string) => faultAt(path, part);

  /** A name nobody has chosen follows the words, until it is published. */
  const nameAfterWords = () => {
    const slug = slugOf(question.label.id);
    if (!slug || !isMadeName(question) || kept.names.has(question.name)) return;
    const others = namesOf(questions);
    others.delete(question.name);
    change(rename(questions, path, freeName(slug, others)));
  };
  const flag = (part: "required" | "prefill" | "personal") => (
    <FormControlLabel
      sx={{ ml: 0 }}
      control={
        <Switch
          size="small"
          checked={question[part] ?? false}
          onChange={(_e, on) => put({ [part]: on || undefined })}
        />
      }
      label={text(part)}
    />
  );
  return (
    <Box sx={{ display: "grid", gap: 1, pt: 1, gridTemplateColumns: "minmax(0,1fr)" }}>
      <WordsFields
        value={question.label}
        onChange={(label) => put({ label })}
        onLeave={nameAfterWords}
        labels={[text("labelId"), text("labelEn")]}
        faults={[fault("label.id"), fault("label.en")]}
        required
      />
      <WordsFields
        value={question.hint ?? { id: "", en: "" }}
        onChange={(hint) => put({ hint: hint.id || hint.en ? hint : undefined })}
        labels={[text("hintId"), text("hintEn")]}
        faults={[fault("hint.id"), fault("hint.en")]}
      />
      <NameEditor question={question} path={path} />
      {isAnswered(question) && (
        <Box sx={{ display: "flex", flexWrap: "wrap", columnGap: 2 }}>
          {flag("required")}
          {takesPrefill(question) && flag("prefill")}
          {flag("personal")}
        </Box>
      )}
      {question.kind === "repeat" && (
        <Box>
          {flag("required")}
          {flag("prefill")}
        </Box>
      )}
      {question.personal && <FormHelperText sx={{ mt: 0 }}>{text("personalHelp")}</FormHelperText>}
      {hasOptions(question) && <OptionsEditor question={question} path={path} put={put} />}
      <RelevanceEditor question={question} path={path} put={put} />
      {takesLimits(question) && <LimitsEditor question={question} path={path} put={put} />}
      {takesDefault(question) && <DefaultEditor question={question} path={path} put={put} />}
      {(fault("questions") ?? fault("kind") ?? fault("")) && (
        <FormHelperText error>{fault("questions") ?? fault("kind") ?? fault("")}</FormHelperText>
      )}
    </Box>
  );
}

export interface PartProps extends QuestionEditorProps {
  put: (part: Partial<Question>) => void;
}
