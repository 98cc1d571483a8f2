import Box from "@mui/material/Box";
import { useState } from "react";
import {
  BooleanInput,
  Confirm,
  Form,
  type HttpError,
  regex,
  required,
  SaveButton,
  TextInput,
  Toolbar,
  useNotify,
  useSaveContext,
  useTranslate,
} from "react-admin";
import { useWatch } from "react-hook-form";
import { RULE_KINDS, RULE_SCOPES, SEVERITIES } from "#db/constants.ts";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { EditToolbar } from "../../page/EditToolbar.tsx";
import { Section } from "../../page/Section.tsx";
import { api } from "../../providers/http.ts";
import { BackTestPanel } from "./BackTestPanel.tsx";
import { ComparePanel, Warnings } from "./ComparePanel.tsx";
import { ReachInputs } from "./ReachInputs.tsx";
import { RuleSentence } from "./RuleSentence.tsx";
import { type Comparison, draftOf, emptyTier, type Rule } from "./ruleModel.ts";
import { TiersInput } from "./TiersInput.tsx";
import { useLookups } from "./useSpreadFields.tsx";

const NEW = {
  ...{ kind: "risk", scope: "group", severity: "medium", enabled: true, tiers: [emptyTier()] },
};
const needed = required();
const codeShape = [needed, regex(/^[A-Z][A-Z0-9_]{1,19}$/, "resources.rules.codeHelp")];

interface Asked {
  warnings: Comparison["warnings"];
  answer: (save: boolean) => void;
}

/** A draft that cannot be used goes back with its faults; one that tells nothing apart is asked about first. */
function useCheckedSave() {
  const { save } = useSaveContext();
  const notify = useNotify();
  const [asked, setAsked] = useState<Asked>();
  const submit = async (values: object) => {
    try {
      const { warnings } = await api.post<Comparison>("rules/compare", draftOf(values as Rule));
      if (warnings.length > 0) {
        const yes = await new Promise<boolean>((answer) => setAsked({ warnings, answer }));
        setAsked(undefined);
        if (!yes) return undefined;
      }
    } catch (fault) {
      const { message, body } = fault as HttpError;
      notify(message, { type: "error", autoHideDuration: 8000 });
      return body?.errors as Record<string, string> | undefined;
    }
    return save?.(values);
  };
  return { submit, asked };
}

/** The page to write a rule: what it is on the left, what it would do on the right. */
export function RuleForm({ isNew = false }: { isNew?: boolean }) {
  const translate = useTranslate();
  const { submit, asked } = useCheckedSave();
  const text = (key: string) => translate(`resources.rules.${key}`);
  return (
    <Form {...(isNew ? { defaultValues: NEW } : {})} onSubmit={submit} warnWhenUnsavedChanges noValidate>
      <Box
        sx={{
          display: "grid",
          gap: 2,
          alignItems: "start",
          // On a phone the bar with the button lies over the end of the page.
          pb: { xs: 9, sm: 0 },
          gridTemplateColumns: { xs: "minmax(0,1fr)", lg: "minmax(0,2fr) minmax(330px,1fr)" },
        }}
      >
        <Box sx={{ display: "grid", gap: 2, minWidth: 0 }}>
          <Section title={text("about")}>
            <About isNew={isNew} />
          </Section>
          <Section title={text("fields.appliesTo")} note={text("reach.help")}>
            <ReachInputs />
          </Section>
          <Section title={text("fields.tiers")} note={text("tiersHelp")}>
            <TiersInput />
          </Section>
          <Section title={text("fields.reason")}>
            <Both source="reason" label={text("fields.reason")} multiline />
            <Both source="clears" label={text("fields.clears")} multiline />
          </Section>
        </Box>
        <Live />
      </Box>
      {isNew ? (
        <Toolbar>
          <SaveButton alwaysEnable />
        </Toolbar>
      ) : (
        <EditToolbar saveLabel="resources.rules.publish" />
      )}
      <Confirm
        isOpen={asked !== undefined}
        title={text("warned")}
        content={<Warnings warnings={asked?.warnings ?? []} />}
        confirm={text("saveAnyway")}
        onConfirm={() => asked?.answer(true)}
        onClose={() => asked?.answer(false)}
      />
    </Form>
  );
}

function About({ isNew }: { isNew: boolean }) {
  return (
    <Box sx={{ display: "grid", columnGap: 2, gridTemplateColumns: { xs: "minmax(0,1fr)", sm: "1fr 1fr" } }}>
      <TextInput
        source="code"
        validate={codeShape}
        readOnly={!isNew}
        helperText={isNew ? "resources.rules.codeHelp" : false}
        parse={(value: string) => value.toUpperCase()}
      />
      <EnumInput
        source="scope"
        of="ruleScope"
        values={RULE_SCOPES}
        validate={needed}
        readOnly={!isNew}
        helperText={false}
      />
      <Both source="name" validate={needed} />
      <EnumInput source="kind" of="ruleKind" values={RULE_KINDS} validate={needed} helperText={false} />
      <EnumInput source="severity" of="severity" values={SEVERITIES} validate={needed} helperText={false} />
      <BooleanInput source="enabled" helperText={false} />
    </Box>
  );
}

interface BothProps {
  source: string;
  label?: string;
  validate?: ReturnType<typeof required>;
  multiline?: boolean;
}

/** A text in both languages. */
function Both({ source, label, validate, multiline }: BothProps) {
  const translate = useTranslate();
  const name = label ?? translate(`resources.rules.fields.${source}`);
  return (
    <>
      {(["id", "en"] as const).map((language) => (
        <TextInput
          key={language}
          source={`${source}.${language}`}
          label={`${name} (${translate(`resources.rules.in.${language}`)})`}
          validate={validate}
          multiline={multiline}
          helperText={false}
        />
      ))}
    </>
  );
}

/** Stays in sight while the form beside it is scrolled. */
const alongside = {
  position: { lg: "sticky" },
  top: { lg: 60 },
  maxHeight: { lg: "calc(100vh - 72px)" },
  overflowY: { lg: "auto" },
};

function Live() {
  const lookups = useLookups();
  const translate = useTranslate();
  const values = useWatch() as Partial<Rule>;
  const draft = draftOf(values);
  return (
    <Box sx={{ display: "grid", gap: 2, minWidth: 0, ...alongside }}>
      <Section title={translate("resources.rules.sentence")}>
        <RuleSentence rule={draft} facts={lookups[draft.scope]} />
      </Section>
      <ComparePanel draft={draft} />
      {draft.scope === "group" && draft.kind === "risk" && <BackTestPanel draft={draft} />}
    </Box>
  );
}
