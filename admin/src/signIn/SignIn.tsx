import { type SyntheticEvent, useState } from "react";
import { type Locale, readLocale } from "../format/locale.ts";
import { type Session, type SignInFault, signIn } from "../session.ts";
import { Frame } from "./Frame.tsx";
import { messages, type SignInMessages } from "./messages.ts";
import { PasswordInput } from "./PasswordInput.tsx";

interface SignInProps {
  onSignedIn: (session: Session) => void;
  /** Shown when a session ended in the middle of work. */
  again?: boolean;
  email?: string;
  notice?: string;
  onLeave?: () => void;
}

/** The password was right and the account asks for its second factor. */
const wantsCode = (fault: SignInFault) => fault.status === 401 && fault.code === "code_needed";

function wordsFor(fault: SignInFault, codeStep: boolean, t: SignInMessages): string {
  if (fault.status === 0) return t.network;
  if (fault.status === 429)
    return [fault.message || t.limited, fault.retryAfter ? t.wait(fault.retryAfter) : ""].join(" ").trim();
  if (fault.status >= 500) return t.unavailable;
  if (fault.status === 401) return codeStep ? t.wrongCode : t.wrong;
  return fault.message || t.wrong;
}

export function SignIn({ onSignedIn, again, email: knownEmail = "", notice, onLeave }: SignInProps) {
  const [locale, setLocale] = useState<Locale>(readLocale);
  const [email, setEmail] = useState(knownEmail);
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [codeStep, setCodeStep] = useState(false);
  const [fault, setFault] = useState<SignInFault>();
  const [busy, setBusy] = useState(false);
  const t = messages[locale];

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setBusy(true);
    setFault(undefined);
    const reply = await signIn({
      email: email.trim(),
      password,
      ...(codeStep ? { code: code.replace(/\s/g, "") } : {}),
    });
    setBusy(false);
    if ("session" in reply) return onSignedIn(reply.session);
    if (!codeStep && wantsCode(reply.fault)) return setCodeStep(true);
    setFault(reply.fault);
    setCode("");
  };

  return (
    <Frame locale={locale} onLocale={setLocale}>
      <form onSubmit={submit} className="si-form">
        <h1>{t.title}</h1>
        {again && <p className="si-notice">{t.again}</p>}
        {notice && (
          <p className="si-notice" role="status">
            {notice}
          </p>
        )}
        {codeStep ? (
          <div className="si-field">
            <label htmlFor="code">{t.code}</label>
            <input
              id="code"
              name="code"
              autoComplete="one-time-code"
              value={code}
              aria-describedby="code-help"
              onChange={(event) => setCode(event.target.value)}
              ref={(input) => input?.focus()}
              required
            />
            <p id="code-help" className="si-help">
              {t.codeHelp}
            </p>
          </div>
        ) : (
          <>
            <div className="si-field">
              <label htmlFor="email">{t.email}</label>
              <input
                id="email"
                name="email"
                type="email"
                autoComplete="username"
                autoCapitalize="none"
                value={email}
                onChange={(event) => setEmail(event.target.value)}
                required
              />
            </div>
            <PasswordInput
              id="password"
              label={t.password}
              autoComplete="current-password"
              value={password}
              onChange={setPassword}
              t={t}
            />
          </>
        )}
        <div role="alert" className="si-alert">
          {fault && <p>{wordsFor(fault, codeStep, t)}</p>}
        </div>
        <button type="submit" className="si-submit" disabled={busy}>
          {busy ? t.busy : codeStep ? t.codeSubmit : t.submit}
        </button>
        {codeStep ? (
          <button type="button" className="si-quiet" onClick={() => setCodeStep(false)}>
            {t.back}
          </button>
        ) : (
          <p className="si-help">{t.forgot}</p>
        )}
        {onLeave && (
          <button type="button" className="si-quiet" onClick={onLeave}>
            {t.leave}
          </button>
        )}
      </form>
    </Frame>
  );
}
