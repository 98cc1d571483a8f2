import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import type { Theme } from "@mui/material/styles";
import Tab from "@mui/material/Tab";
import Tabs from "@mui/material/Tabs";
import Typography from "@mui/material/Typography";
import useMediaQuery from "@mui/material/useMediaQuery";
import visuallyHidden from "@mui/utils/visuallyHidden";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { useInput, useLocale, useTranslate } from "react-admin";
import { useWatch } from "react-hook-form";
import type { FormDefinition } from "#db/schema/forms.ts";
import type { LocalText } from "#db/schema/rules.ts";
import { wordsIn } from "../../forms/formText.ts";
import { useLatest } from "../../forms/useLatest.ts";
import { Section } from "../../page/Section.tsx";
import { type Builder, BuilderProvider } from "./BuilderContext.ts";
import { findFaults } from "./builderFaults.ts";
import { PhonePreview } from "./PhonePreview.tsx";
import { QuestionList } from "./QuestionList.tsx";
import { keptBy } from "./questionModel.ts";
import type { Path } from "./questionTree.ts";

const NONE: FormDefinition = { questions: [] };

/** Enter belongs to the field that is being written, not to the page around it. */
function keepEnter(event: KeyboardEvent) {
  if (event.key === "Enter" && event.target instanceof HTMLInputElement) event.preventDefault();
}

/** Puts the keyboard on a question once it stands where it was moved to. */
function useFocusMoved() {
  const [path, focus] = useState<Path>();
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!path) return;
    frame.current?.querySelector<HTMLElement>(`[data-question-path="${path.join(".")}"]`)?.focus();
    focus(undefined);
  }, [path]);
  return { frame, focus };
}

/** The questions of a form beside the phone that asks them; two tabs where there is no room for both. */
export function FormBuilder({ published }: { published: FormDefinition | undefined }) {
  const { field } = useInput({ source: "draft" });
  const name = useWatch({ name: "name" }) as LocalText | undefined;
  const draft = (field.value as FormDefinition | null) ?? NONE;
  const translate = useTranslate();
  const locale = useLocale();
  const wide = useMediaQuery<Theme>((theme) => theme.breakpoints.up("md"));
  const [part, setPart] = useState<"compose" | "preview">("compose");
  const [open, setOpen] = useState<Path>();
  const [dragged, setDragged] = useState<Path>();
  const [said, say] = useState("");
  const { frame, focus } = useFocusMoved();
  const latest = useLatest({ draft, onChange: field.onChange });
  const kept = useMemo(() => keptBy(published), [published]);
  const faults = useMemo(() => findFaults(draft, published), [draft, published]);
  const builder: Builder = {
    questions: draft.questions,
    change: (next) => {
      const now = latest.current.draft;
      const questions = typeof next === "function" ? next(now.questions) : next;
      latest.current.onChange({ ...now, questions });
    },
    ...{ open, setOpen, focus, say, kept, dragged, setDragged },
    faultAt: (path, at) => wordsIn(faults.at(path, at), locale) || undefined,
    faultsOf: faults.countOf,
  };
  const text = (key: string, options = {}) => translate(`resources.forms.build.${key}`, options);
  const compose = (
    <Section title={text("title")} note={text("keyHelp")}>
      {faults.all.length > 0 && draft.questions.length > 0 && (
        <Alert severity="info" variant="outlined" sx={{ mb: 1 }}>
          {text("faults", { smart_count: faults.all.length })}
          <FormFaults
            faults={faults.all.filter(({ path }) => path === "questions").map(({ text }) => wordsIn(text, locale))}
          />
        </Alert>
      )}
      <QuestionList />
    </Section>
  );
  const preview = (
    <Section title={text("preview")}>
      <PhonePreview title={wordsIn(name, locale)} definition={draft} />
    </Section>
  );
  return (
    <BuilderProvider value={builder}>
      <Box ref={frame} onKeyDown={keepEnter}>
        <Typography role="status" sx={visuallyHidden}>
          {said}
        </Typography>
        {wide ? (
          <Box sx={{ display: "grid", gap: 2, alignItems: "start", gridTemplateColumns: "minmax(0,1fr) 410px" }}>
            {compose}
            <Box sx={{ position: "sticky", top: 116 }}>{preview}</Box>
          </Box>
        ) : (
          <>
            <Tabs value={part} onChange={(_event, next) => setPart(next)} aria-label={text("parts")} sx={{ mb: 1 }}>
              <Tab value="compose" label={text("compose")} />
              <Tab value="preview" label={text("preview")} />
            </Tabs>
            {part === "compose" ? compose : preview}
          </>
        )}
      </Box>
    </BuilderProvider>
  );
}

/** What is wrong with the form as a whole: no question of it shows these. */
function FormFaults({ faults }: { faults: string[] }) {
  if (faults.length === 0) return null;
  return (
    <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
      {faults.map((fault) => (
        <li key={fault}>{fault}</li>
      ))}
    </Box>
  );
}
