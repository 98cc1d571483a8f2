import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import TextField from "@mui/material/TextField";
import { useState } from "react";
import { useLocale, useTranslate } from "react-admin";
import { today } from "../../format/clock.ts";
import { addDays, formatDay } from "../../format/day.ts";
import { Section } from "../../page/Section.tsx";
import { api } from "../../providers/http.ts";
import { BackTestResult } from "./BackTestResult.tsx";
import type { BackTest } from "./backTestModel.ts";
import { isWhole, type RuleDraft } from "./ruleModel.ts";

const HALF_A_YEAR = 180;

/** What the draft would have been worth on a past day, by what visits saw afterwards. */
export function BackTestPanel({ draft }: { draft: RuleDraft }) {
  const translate = useTranslate();
  const locale = useLocale();
  const [day, setDay] = useState(() => addDays(today(), -HALF_A_YEAR));
  const [until, setUntil] = useState(today);
  const [state, setState] = useState<"busy" | { fault: string } | { tested: BackTest; body: string }>();
  const text = (key: string) => translate(`resources.rules.backTest.${key}`);
  const body = JSON.stringify({ ...draft, day, until });
  const start = () => {
    setState("busy");
    api.post<BackTest>("rules/back-test", JSON.parse(body)).then(
      (tested) => setState({ tested, body }),
      (fault: Error & { body?: { errors?: Record<string, string> } }) =>
        setState({ fault: [fault.message, ...Object.values(fault.body?.errors ?? {})].join(" ") }),
    );
  };
  const dayField = (label: string, value: string, change: (next: string) => void) => (
    <TextField
      type="date"
      label={label}
      value={value}
      onChange={(event) => change(event.target.value)}
      helperText={formatDay(value, locale)}
      slotProps={{ inputLabel: { shrink: true }, htmlInput: { max: today() } }}
      sx={{ width: 170 }}
    />
  );
  const shown = typeof state === "object" && "tested" in state ? state : undefined;
  return (
    <Section title={text("title")} note={text("note")}>
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1, alignItems: "flex-start" }}>
        {dayField(text("day"), day, setDay)}
        {dayField(text("until"), until, setUntil)}
        <Button
          variant="outlined"
          onClick={start}
          disabled={state === "busy" || !isWhole(draft)}
          sx={{ mt: 1, minHeight: 38 }}
        >
          {text(state === "busy" ? "busy" : "start")}
        </Button>
      </Box>
      <Box aria-live="polite">
        {typeof state === "object" && "fault" in state && (
          <Alert severity="error" variant="outlined">
            {state.fault}
          </Alert>
        )}
        {shown && shown.body !== body && (
          <Alert severity="info" variant="outlined" sx={{ mb: 1 }}>
            {text("outdated")}
          </Alert>
        )}
        {shown && <BackTestResult tested={shown.tested} />}
      </Box>
    </Section>
  );
}
