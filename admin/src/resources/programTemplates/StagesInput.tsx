import Add from "@mui/icons-material/Add";
import Remove from "@mui/icons-material/DeleteOutlined";
import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { useLocale, useTranslate } from "react-admin";
import { useController, useFormContext, useWatch } from "react-hook-form";
import type { RequiredDocument, Stage, StageGuard } from "#db/schema/programTemplates.ts";
import type { LocalText } from "#db/schema/rules.ts";
import { QueryBuilder } from "../../builder/QueryBuilder.tsx";
import { faultsIn } from "../rules/ruleModel.ts";
import { useSpreadFields } from "../rules/useSpreadFields.tsx";
import { emptyCondition, emptyGuard, factsOfStage, inLanguage, STAGES, stageAt, withStage } from "./templateModel.ts";

const CONDITION = "";

/** Each stage of the way: what this kind of programme calls it, and what must hold before it is entered. */
export function StagesInput() {
  const translate = useTranslate();
  const { field } = useController({ name: "definition.stages" });
  const { clearErrors, formState } = useFormContext();
  const documents = (useWatch({ name: "definition.documents" }) ?? []) as RequiredDocument[];
  const stages = (field.value ?? []) as Stage[];
  const change = (stage: Stage) => {
    clearErrors("definition.stages");
    field.onChange(withStage(stages, stage));
  };
  const errors = (formState.errors.definition as { stages?: unknown } | undefined)?.stages;
  return (
    <Box sx={{ display: "grid", gap: 1.5 }}>
      {STAGES.map((state) => (
        <StageCard
          key={state}
          stage={stageAt(stages, state)}
          usual={translate(`enums.programState.${state}`)}
          isFirst={state === STAGES[0]}
          documents={documents.filter(({ code }) => code)}
          errors={(errors as Record<number, unknown> | undefined)?.[stages.findIndex((one) => one.state === state)]}
          onChange={change}
        />
      ))}
    </Box>
  );
}

interface StageCardProps {
  stage: Stage;
  usual: string;
  isFirst: boolean;
  documents: RequiredDocument[];
  errors: unknown;
  onChange: (stage: Stage) => void;
}

function StageCard({ stage, usual, isFirst, documents, errors, onChange }: StageCardProps) {
  const translate = useTranslate();
  const fields = useSpreadFields("program", factsOfStage(stage));
  const text = (key: string, options = {}) => translate(`resources.program-templates.stage.${key}`, options);
  const replace = (at: number, guard: StageGuard) =>
    onChange({ ...stage, guards: stage.guards.map((one, i) => (i === at ? guard : one)) });
  const faults = faultsIn(errors);
  return (
    <Box
      component="section"
      aria-label={usual}
      sx={{ border: 1, borderColor: "divider", borderRadius: 1.5, p: { xs: 1, sm: 1.5 }, minWidth: 0 }}
    >
      <Typography variant="h3" sx={{ mb: 1 }}>
        {usual}
      </Typography>
      <TwoLanguages
        label={text("called")}
        value={stage.label ?? { id: "", en: "" }}
        onChange={(label) => onChange({ ...stage, label })}
      />
      {stage.guards.map((guard, at) => (
        <Box
          // biome-ignore lint/suspicious/noArrayIndexKey: a guard is its place
          key={at}
          sx={{ mt: 1.5, pl: { xs: 1, sm: 1.5 }, borderLeft: 3, borderColor: "divider", minWidth: 0 }}
        >
          <Box sx={{ display: "flex", justifyContent: "space-between", alignItems: "center", mb: 0.5 }}>
            <Typography variant="body2" sx={{ fontWeight: 600 }}>
              {text("guard", { number: at + 1 })}
            </Typography>
            <IconButton
              size="small"
              aria-label={text("removeGuard", { number: at + 1, stage: usual })}
              onClick={() => onChange({ ...stage, guards: stage.guards.filter((_, i) => i !== at) })}
            >
              <Remove fontSize="small" />
            </IconButton>
          </Box>
          <GuardFields guard={guard} documents={documents} fields={fields} onChange={(next) => replace(at, next)} />
        </Box>
      ))}
      {faults.length > 0 && (
        <Alert severity="error" variant="outlined" sx={{ mt: 1 }}>
          {faults.map(({ place, message }) => (
            <div key={place + message}>{message}</div>
          ))}
        </Alert>
      )}
      {!isFirst && (
        <Button
          size="small"
          startIcon={<Add />}
          sx={{ mt: 1 }}
          aria-label={text("addGuardTo", { stage: usual })}
          onClick={() => onChange({ ...stage, guards: [...stage.guards, emptyGuard()] })}
        >
          {text("addGuard")}
        </Button>
      )}
    </Box>
  );
}

interface GuardFieldsProps {
  guard: StageGuard;
  documents: RequiredDocument[];
  fields: Parameters<typeof QueryBuilder>[0]["fields"];
  onChange: (guard: StageGuard) => void;
}

function GuardFields({ guard, documents, fields, onChange }: GuardFieldsProps) {
  const translate = useTranslate();
  const locale = useLocale();
  const text = (key: string) => translate(`resources.program-templates.stage.${key}`);
  const choose = (code: string) => {
    if (code === CONDITION) return onChange({ label: guard.label, query: emptyCondition() });
    const document = documents.find((one) => one.code === code);
    const label = guard.label.id || guard.label.en ? guard.label : (document?.label ?? guard.label);
    return onChange({ label, document: code });
  };
  return (
    <Box sx={{ display: "grid", gap: 1, minWidth: 0 }}>
      <TwoLanguages label={text("says")} value={guard.label} onChange={(label) => onChange({ ...guard, label })} />
      <TextField
        select
        size="small"
        label={text("asks")}
        value={guard.document ?? CONDITION}
        onChange={(event) => choose(event.target.value)}
        slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
      >
        <MenuItem value={CONDITION}>{text("condition")}</MenuItem>
        {documents.map(({ code, label }) => (
          <MenuItem key={code} value={code}>
            {text("document")}: {inLanguage(label, locale) || code}
          </MenuItem>
        ))}
      </TextField>
      {guard.document === undefined && (
        <QueryBuilder
          label={guard.label[locale === "en" ? "en" : "id"] || text("condition")}
          query={guard.query ?? emptyCondition()}
          onChange={(query) => onChange({ ...guard, query })}
          fields={fields}
        />
      )}
    </Box>
  );
}

interface TwoLanguagesProps {
  label: string;
  value: LocalText;
  onChange: (value: LocalText) => void;
}

function TwoLanguages({ label, value, onChange }: TwoLanguagesProps) {
  const translate = useTranslate();
  return (
    <Box sx={{ display: "grid", gap: 1, gridTemplateColumns: { xs: "minmax(0,1fr)", sm: "repeat(2, minmax(0,1fr))" } }}>
      {(["id", "en"] as const).map((language) => (
        <TextField
          key={language}
          size="small"
          label={`${label} (${translate(`enums.locale.${language}`)})`}
          value={value[language]}
          onChange={(event) => onChange({ ...value, [language]: event.target.value })}
        />
      ))}
    </Box>
  );
}
