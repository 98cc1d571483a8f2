import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { maxValue, minValue, NumberInput, required, SelectInput, TextInput, useTranslate } from "react-admin";
import { useWatch } from "react-hook-form";
import { SEVERITIES } from "#db/constants.ts";
import { isNumberPattern, nextNumber } from "#worker/handovers/number.ts";
import { today } from "../../format/clock.ts";

const needed = required();
const days = [needed, minValue(1), maxValue(365)];
const grace = [needed, minValue(0), maxValue(365)];
const patternOk = (value: string) => (isNumberPattern(value ?? "") ? undefined : "resources.settings.patternFault");
const notSooner = (value: number, all: { reminderAfterDays?: number }) =>
  value < (all.reminderAfterDays ?? 0) ? "resources.settings.escalateFault" : undefined;

function Part({ title, children }: { title: string; children: ReactNode }) {
  const translate = useTranslate();
  return (
    <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, mb: 2, width: "100%", minWidth: 0 }}>
      <Typography component="legend" variant="h3" sx={{ mb: 0.5, p: 0, fontWeight: 600 }}>
        {translate(`resources.settings.section.${title}`)}
      </Typography>
      <Box
        sx={{
          display: "grid",
          columnGap: 2,
          gridTemplateColumns: { xs: "minmax(0,1fr)", sm: "repeat(2, minmax(0,1fr))" },
        }}
      >
        {children}
      </Box>
    </Box>
  );
}

/** The pattern and, under it, what a number of today would look like. */
function PatternInput() {
  const translate = useTranslate();
  const pattern = String(useWatch({ name: "bastPattern" }) ?? "");
  const help = translate("resources.settings.patternHelp");
  const example = isNumberPattern(pattern)
    ? translate("resources.settings.example", { number: nextNumber(pattern, { date: today(), code: "DBHCHT" }, []) })
    : "";
  return (
    <TextInput
      source="bastPattern"
      validate={[needed, patternOk]}
      helperText={[help, example].filter(Boolean).join(" ")}
    />
  );
}

export function RulesInputs() {
  const translate = useTranslate();
  const [band, severity] = useWatch({ name: ["caseBand", "caseSeverity"] });
  const text = (key: string, options = {}) => translate(`resources.settings.${key}`, options);
  const bands = ["berisiko", "mandek"].map((id) => ({ id, name: `enums.riskBand.${id}` }));
  const severities = SEVERITIES.map((id) => ({
    id,
    name:
      id === "high"
        ? translate("enums.severity.high")
        : text("severityAtLeast", { severity: translate(`enums.severity.${id}`) }),
  }));
  const neither = !band && !severity ? text("bothNone") : false;
  return (
    <>
      <Part title="bast">
        <PatternInput />
      </Part>
      <Part title="cases">
        <SelectInput source="caseBand" choices={bands} emptyText={text("bandNone")} helperText={neither} />
        <SelectInput
          source="caseSeverity"
          choices={severities}
          translateChoice={false}
          emptyText={text("severityNone")}
          helperText={false}
        />
        <NumberInput source="caseDueDays" validate={days} helperText={false} />
        <NumberInput source="reminderAfterDays" validate={grace} helperText={false} />
        <NumberInput source="escalateAfterDays" validate={[...grace, notSooner]} helperText={false} />
      </Part>
      <Part title="complaints">
        <NumberInput source="complaintDueDays" validate={days} helperText={false} />
      </Part>
    </>
  );
}
