import { type ReactNode, type SyntheticEvent, useState } from "react";
import type { SignInFault } from "../session.ts";
import type { SignInMessages } from "./messages.ts";
import { PasswordInput } from "./PasswordInput.tsx";

const SHORTEST = 12;

interface NewPasswordProps {
  title: string;
  /** What it is for, above the inputs. */
  children?: ReactNode;
  submit: string;
  /** Said when the link opens nothing any more. */
  gone: string;
  t: SignInMessages;
  send: (password: string) => Promise<SignInFault | null>;
  onDone: () => void;
}

/** A password typed twice, for a one-time link. */
export function NewPassword({ title, children, submit, gone, t, send, onDone }: NewPasswordProps) {
  const [password, setPassword] = useState("");
  const [repeat, setRepeat] = useState("");
  const [fault, setFault] = useState("");
  const [busy, setBusy] = useState(false);

  const submitted = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (password.length < SHORTEST) return setFault(t.resetShort);
    if (password !== repeat) return setFault(t.resetMismatch);
    setBusy(true);
    const refused = await send(password);
    setBusy(false);
    if (!refused) return onDone();
    if (refused.status === 0) return setFault(t.network);
    const named = refused.fields?.password ?? refused.fields?.token;
    setFault(named ?? (refused.status === 422 || refused.status === 429 ? refused.message : gone));
  };

  return (
    <form onSubmit={submitted} className="si-form">
      <h1>{title}</h1>
      {children}
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
        {busy ? t.busy : submit}
      </button>
    </form>
  );
}
