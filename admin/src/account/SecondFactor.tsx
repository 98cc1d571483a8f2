import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { type SyntheticEvent, useState } from "react";
import { type HttpError, useNotify, useTranslate } from "react-admin";
import { Section } from "../page/Section.tsx";
import { api } from "../providers/http.ts";
import { useSession } from "../providers/useSession.ts";

type Step = { at: "off" } | { at: "scan"; secret: string; uri: string } | { at: "on"; recoveryCodes?: string[] };

interface SecondFactorProps {
  /** Called once the recovery codes have been shown and put away. */
  onDone?: () => void;
}

/** Setting up, confirming and removing the second step of signing in. */
export function SecondFactor({ onDone }: SecondFactorProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const { user } = useSession();
  const [step, setStep] = useState<Step>(user.secondFactor ? { at: "on" } : { at: "off" });
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [faults, setFaults] = useState<Record<string, string>>({});
  const text = (key: string) => translate(`app.account.${key}`);

  const run = (action: () => Promise<void>) => async (event: SyntheticEvent) => {
    event.preventDefault();
    setFaults({});
    try {
      await action();
      setCode("");
      setPassword("");
    } catch (fault) {
      const { body, message } = fault as HttpError;
      if (body?.errors) setFaults(body.errors);
      else notify(message, { type: "error" });
    }
  };
  const start = run(async () => {
    const { secret, uri } = await api.post<{ secret: string; uri: string }>("session/second-factor", { password });
    setStep({ at: "scan", secret, uri });
  });
  const confirm = run(async () => {
    const { recoveryCodes } = await api.post<{ recoveryCodes: string[] }>("session/second-factor/confirm", {
      code: code.replace(/\s/g, ""),
    });
    setStep({ at: "on", recoveryCodes });
    notify("app.account.factorDone", { type: "success" });
  });
  const remove = run(async () => {
    await api.post("session/second-factor/remove", { password, code: code.replace(/\s/g, "") });
    setStep({ at: "off" });
  });

  const passwordField = (
    <TextField
      label={text("currentPassword")}
      type="password"
      autoComplete="current-password"
      value={password}
      onChange={(event) => setPassword(event.target.value)}
      error={Boolean(faults.password)}
      helperText={faults.password}
      required
    />
  );
  const codeField = (
    <TextField
      label={text("factorCode")}
      autoComplete="one-time-code"
      value={code}
      onChange={(event) => setCode(event.target.value)}
      error={Boolean(faults.code)}
      helperText={faults.code}
      required
    />
  );

  return (
    <Section title={text("factor")} note={text(step.at === "on" ? "factorOn" : "factorOff")}>
      {step.at === "off" && (
        <form onSubmit={start}>
          {passwordField}
          <Button type="submit" variant="contained" sx={{ mt: 1 }}>
            {text("factorStart")}
          </Button>
        </form>
      )}
      {step.at === "scan" && (
        <form onSubmit={confirm}>
          <Typography variant="body2">{text("factorScan")}</Typography>
          <Box component="p" sx={{ my: 1, fontFamily: "monospace", fontSize: "1rem", overflowWrap: "anywhere" }}>
            {step.secret.replace(/(.{4})/g, "$1 ").trim()}
          </Box>
          <a href={step.uri}>{text("factorOpen")}</a>
          {codeField}
          <Button type="submit" variant="contained" sx={{ mt: 1 }}>
            {text("factorConfirm")}
          </Button>
        </form>
      )}
      {step.at === "on" && step.recoveryCodes && (
        <>
          <Typography variant="h3">{text("recovery")}</Typography>
          <Typography variant="body2">{text("recoveryHelp")}</Typography>
          <Box component="ul" sx={{ columns: 2, fontFamily: "monospace", pl: 2.5 }}>
            {step.recoveryCodes.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </Box>
          {onDone && (
            <Button variant="contained" onClick={onDone}>
              {text("recoveryKept")}
            </Button>
          )}
        </>
      )}
      {step.at === "on" && !step.recoveryCodes && (
        <form onSubmit={remove}>
          {passwordField}
          {codeField}
          <Button type="submit" color="error" variant="outlined" sx={{ mt: 1 }}>
            {text("factorRemove")}
          </Button>
        </form>
      )}
    </Section>
  );
}
