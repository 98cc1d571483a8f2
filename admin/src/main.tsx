import { lazy, StrictMode, Suspense, useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import { keepLocale, readLocale } from "./format/locale.ts";
import { loadSession, type Session } from "./session.ts";
import { Mark } from "./signIn/Frame.tsx";
import { messages } from "./signIn/messages.ts";
import { ResetPassword } from "./signIn/ResetPassword.tsx";
import { SignIn } from "./signIn/SignIn.tsx";

const Console = lazy(() => import("./App.tsx"));

type State =
  | { at: "loading" }
  | { at: "unreachable" }
  | { at: "signIn"; notice?: string }
  | { at: "in"; session: Session };

const resetToken = () => /^#\/reset\/([\w-]+)$/.exec(window.location.hash)?.[1];

function Waiting({ retry }: { retry?: () => void }) {
  const t = messages[readLocale()];
  return (
    <div className="si-wait" role="status">
      <Mark />
      <p>{retry ? t.network : t.loading}</p>
      {retry && (
        <button type="button" className="si-quiet" onClick={retry}>
          {t.retry}
        </button>
      )}
    </div>
  );
}

function Entry() {
  const [state, setState] = useState<State>({ at: "loading" });
  const [token, setToken] = useState(resetToken);

  const load = () => {
    setState({ at: "loading" });
    loadSession().then(
      (session) => setState(session ? { at: "in", session } : { at: "signIn" }),
      () => setState({ at: "unreachable" }),
    );
  };
  useEffect(load, []);

  if (token) {
    const done = () => {
      window.location.hash = "";
      setToken(undefined);
      setState({ at: "signIn", notice: messages[readLocale()].resetDone });
    };
    return <ResetPassword token={token} onDone={done} />;
  }
  switch (state.at) {
    case "loading":
      return <Waiting />;
    case "unreachable":
      return <Waiting retry={load} />;
    case "signIn":
      return <SignIn notice={state.notice} onSignedIn={(session) => setState({ at: "in", session })} />;
    case "in":
      return (
        <Suspense fallback={<Waiting />}>
          <Console session={state.session} onSignedOut={() => setState({ at: "signIn" })} />
        </Suspense>
      );
  }
}

/** A page opened before an update asks for parts that are gone: load the new version, once. Drafts stay. */
window.addEventListener("vite:preloadError", (event) => {
  const key = "lanjut.reloaded";
  if (sessionStorage.getItem(key)) return;
  event.preventDefault();
  sessionStorage.setItem(key, "1");
  window.location.reload();
});
window.addEventListener("load", () => setTimeout(() => sessionStorage.removeItem("lanjut.reloaded"), 10_000));

keepLocale(readLocale());
const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Entry />
    </StrictMode>,
  );
}
