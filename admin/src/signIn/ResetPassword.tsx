import { useState } from "react";
import { type Locale, readLocale } from "../format/locale.ts";
import { redeemReset } from "../session.ts";
import { Frame } from "./Frame.tsx";
import { messages } from "./messages.ts";
import { NewPassword } from "./NewPassword.tsx";

export function ResetPassword({ token, onDone }: { token: string; onDone: () => void }) {
  const [locale, setLocale] = useState<Locale>(readLocale);
  const t = messages[locale];
  return (
    <Frame locale={locale} onLocale={setLocale}>
      <NewPassword
        title={t.resetTitle}
        submit={t.resetSubmit}
        gone={t.resetGone}
        t={t}
        send={(password) => redeemReset(token, password)}
        onDone={onDone}
      />
    </Frame>
  );
}
