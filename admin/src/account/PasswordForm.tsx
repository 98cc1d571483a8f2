import Button from "@mui/material/Button";
import TextField from "@mui/material/TextField";
import { type SyntheticEvent, useState } from "react";
import { type HttpError, useNotify, useTranslate } from "react-admin";
import { Section } from "../page/Section.tsx";
import { api } from "../providers/http.ts";

export function PasswordForm() {
  const translate = useTranslate();
  const notify = useNotify();
  const [current, setCurrent] = useState("");
  const [password, setPassword] = useState("");
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setBusy(true);
    setFaults({});
    try {
      await api.post("session/password", { current, password });
      setCurrent("");
      setPassword("");
      notify("app.account.passwordSaved", { type: "success" });
    } catch (fault) {
      const { body, message } = fault as HttpError;
      setFaults(body?.errors ?? { password: message });
    } finally {
      setBusy(false);
    }
  };

  return (
    <Section title={translate("app.account.password")}>
      <form onSubmit={submit}>
        <TextField
          label={translate("app.account.currentPassword")}
          type="password"
          autoComplete="current-password"
          value={current}
          onChange={(event) => setCurrent(event.target.value)}
          error={Boolean(faults.current)}
          helperText={faults.current}
          required
        />
        <TextField
          label={translate("app.account.newPassword")}
          type="password"
          autoComplete="new-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          error={Boolean(faults.password)}
          helperText={faults.password ?? translate("app.account.passwordHelp")}
          required
        />
        <Button type="submit" variant="contained" disabled={busy} sx={{ mt: 1 }}>
          {translate("app.action.save")}
        </Button>
      </form>
    </Section>
  );
}
