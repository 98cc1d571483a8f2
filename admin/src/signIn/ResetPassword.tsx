import { type SyntheticEvent, useState } from "react";
import { type Locale, readLocale } from "../format/locale.ts";
import { redeemReset } from "../session.ts";
import { Frame } from "./Frame.tsx";
import { messages } from "./messages.ts";
import { PasswordInput } from "./PasswordInput.tsx";

export function ResetPassword({ token, onDone }: { token: string; onDone: () => void }) {
  const [locale, setLocale] = useState<Locale>(readLocale);
  const [password, setPassword] = useState("");
  const [repeat, setRepeat] = useState("");
  const [fault, setFault] = useState("");
  const [busy, setBusy] = useState(false);
  const t = messages[locale];

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (password.length < 12) return setFault(t.resetShort);
    if (password !== repeat) return setFault(t.resetMismatch);
    setBusy(true);
    const refused = await redeemReset(token, password);
    setBusy(false);
    if (!refused) return onDone();
    if (refused.status === 0) return setFault(t.network);
    setFault(refused.fields?.password ?? (refused.status === 422 ? refused.message : t.resetGone));
  };

  return (
    <Frame locale={locale} onLocale={setLocale}>
      <form onSubmit={submit} className="si-form">
        <h1>{t.resetTitle}</h1>
        <p id="reset-help" className="si-help">
          {t.resetHelp}
        </p>
        <PasswordInput
          id="new-password"
          label={t.resetTitle}
          autoComplete="new-password"
          value={password}
          onChange={setPassword}
          describedBy="reset-help"
          t={t}
        />
        <PasswordInput
          id="repeat-password"
          label={t.resetRepeat}
          autoComplete="new-password"
          value={repeat}
          onChange={setRepeat}
          t={t}
        />
        <div role="alert" className="si-alert">
          {fault && <p>{fault}</p>}
        </div>
        <button type="submit" className="si-submit" disabled={busy}>
          {busy ? t.busy : t.resetSubmit}
        </button>
      </form>
    </Frame>
  );
}
