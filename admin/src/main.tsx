import { lazy, type ReactNode, StrictMode, Suspense, useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import { keepLocale, readLocale } from "./format/locale.ts";
import { loadSession, type Session } from "./session.ts";
import { Mark } from "./signIn/Frame.tsx";
import { Join } from "./signIn/Join.tsx";
import { messages } from "./signIn/messages.ts";
import { ResetPassword } from "./signIn/ResetPassword.tsx";
import { SignIn } from "./signIn/SignIn.tsx";

const Console = lazy(() => import("./App.tsx"));
const Checkpoints = lazy(() => import("./open/Checkpoints.tsx"));
const DrawPage = lazy(() => import("./draw/DrawPage.tsx"));

type State =
  | { at: "loading" }
  | { at: "unreachable" }
  | { at: "signIn"; notice?: string }
  | { at: "in"; session: Session };

/** A one-time link: what it is for, and its token. */
function linkNow(): { to: "reset" | "join"; token: string } | undefined {
  const [, to, token] = /^#\/(reset|join)\/([\w-]+)$/.exec(window.location.hash) ?? [];
  return token ? { to: to === "join" ? "join" : "reset", token } : undefined;
}

/** Pages that are open to everybody, signed in or not: a draw computed again, the checkpoints of the audit logs. */
function openPage(): ReactNode {
  const { hash } = window.location;
  if (hash === "#/checkpoints") return <Checkpoints />;
  const draw = /^#\/draw(?:\/([\w-]+))?$/.exec(hash);
  return draw ? <DrawPage key={draw[1]} id={draw[1]} /> : undefined;
}

function Start() {
  const [page, setPage] = useState(openPage);
  useEffect(() => {
    const follow = () => setPage(openPage());
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, []);
  return page ? <Suspense fallback={<Waiting />}>{page}</Suspense> : <Entry />;
}

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
  const [link, setLink] = useState(linkNow);

  const load = () => {
    setState({ at: "loading" });
    loadSession().then(
      (session) => setState(session ? { at: "in", session } : { at: "signIn" }),
      () => setState({ at: "unreachable" }),
    );
  };
  useEffect(load, []);

  if (link) {
    const leave = (notice?: string) => {
      window.location.hash = "";
      setLink(undefined);
      setState({ at: "signIn", notice });
    };
    const t = messages[readLocale()];
    if (link.to === "reset") return <ResetPassword token={link.token} onDone={() => leave(t.resetDone)} />;
    return <Join token={link.token} onDone={() => leave(t.joinDone)} onLeave={() => leave()} />;
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
      <Start />
    </StrictMode>,
  );
}
