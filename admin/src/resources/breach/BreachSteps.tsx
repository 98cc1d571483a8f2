import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { Link as RouterLink } from "react-router-dom";
import { Instant } from "../../fields/text.tsx";
import { now } from "../../format/clock.ts";
import { Section } from "../../page/Section.tsx";
import { useMayI } from "../../providers/useSession.ts";
import { noticeDue } from "./breachModel.ts";

const STEPS = ["stop", "list", "people", "agency", "public", "record"] as const;
const MINUTE = 60_000;

/** A moment as the browser's own field writes it, where the person is. */
const asLocal = (moment: number) =>
  new Date(moment - new Date(moment).getTimezoneOffset() * MINUTE).toISOString().slice(0, 16);

/** What the law asks after a breach, in its order, and when the notices are due. */
export function BreachSteps() {
  const translate = useTranslate();
  const mayI = useMayI();
  const [known, setKnown] = useState(() => asLocal(now()));
  const text = (key: string, options = {}) => translate(`resources.breach.${key}`, options);
  const at = Date.parse(known);
  const due = Number.isNaN(at) ? undefined : noticeDue(at, now());
  return (
    <Section title={text("todo")} note={text("todoNote")}>
      <TextField
        type="datetime-local"
        size="small"
        label={text("fields.known")}
        value={known}
        onChange={({ target }) => setKnown(target.value)}
        slotProps={{ inputLabel: { shrink: true }, htmlInput: { max: asLocal(now()) } }}
      />
      {due && (
        <Typography variant="body2" sx={{ mt: 1 }} role="status">
          {text("deadline")}: <Instant value={due.dueAt} /> ·{" "}
          <strong>
            {due.hours < 0 ? text("late", { smart_count: -due.hours }) : text("left", { smart_count: due.hours })}
          </strong>
        </Typography>
      )}
      <Box component="ol" sx={{ pl: 2.5, mb: 0, fontSize: "0.875rem", "& li": { mb: 1 } }}>
        {STEPS.map((step) => (
          <li key={step}>
            {text(`step.${step}`)}
            {step === "stop" && mayI("users", "edit") && (
              <>
                {" "}
                <Link component={RouterLink} to="/users">
                  {text("users")}
                </Link>
              </>
            )}
            {step === "stop" && mayI("api-tokens", "edit") && (
              <>
                {" · "}
                <Link component={RouterLink} to="/api-tokens">
                  {text("tokens")}
                </Link>
              </>
            )}
          </li>
        ))}
      </Box>
    </Section>
  );
}
