import { useEffect, useState } from "react";
import { formatDay } from "../format/day.ts";
import { type Locale, readLocale } from "../format/locale.ts";
import { acceptInvitation, type Invited, lookInvitation } from "../session.ts";
import { Frame } from "./Frame.tsx";
import { messages } from "./messages.ts";
import { NewPassword } from "./NewPassword.tsx";

interface JoinProps {
  token: string;
  onDone: () => void;
  onLeave: () => void;
}

/** An invitation's page: who is asked to join what, and the password they set themselves. */
export function Join({ token, onDone, onLeave }: JoinProps) {
  const [locale, setLocale] = useState<Locale>(readLocale);
  const [invited, setInvited] = useState<Invited>();
  const [fault, setFault] = useState<"gone" | "network">();
  const t = messages[locale];
  useEffect(() => {
    lookInvitation(token).then((found) => {
      if ("invited" in found) setInvited(found.invited);
      else setFault(found.fault.status === 0 ? "network" : "gone");
    });
  }, [token]);

  return (
    <Frame locale={locale} onLocale={setLocale}>
      {invited && (
        <NewPassword
          title={t.joinTitle(invited.organizationName)}
          submit={t.joinSubmit}
          gone={t.joinGone}
          t={t}
          send={(password) => acceptInvitation(token, password)}
          onDone={onDone}
        >
          <p className="si-help">
            {t.joinHelp(invited.name, invited.email)}
            {invited.endsOn && ` ${t.joinUntil(formatDay(invited.endsOn, locale, "long"))}`}
          </p>
        </NewPassword>
      )}
      {!invited && !fault && <p role="status">{t.loading}</p>}
      {fault && (
        <div className="si-form">
          <div role="alert" className="si-alert">
            <p>{fault === "network" ? t.network : t.joinGone}</p>
          </div>
          <button type="button" className="si-submit" onClick={onLeave}>
            {t.toSignIn}
          </button>
        </div>
      )}
    </Frame>
  );
}
