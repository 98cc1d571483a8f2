import Dialog from "@mui/material/Dialog";
import { useLogout } from "react-admin";
import { signInAgain } from "../providers/http.ts";
import { useSession } from "../providers/useSession.ts";
import { SignIn } from "../signIn/SignIn.tsx";

/** A session that ended does not cost the page: the person signs in on top of it and the request goes on. */
export function SignInAgain() {
  const asked = signInAgain.useQuestion();
  const { user } = useSession();
  const logout = useLogout();
  if (!asked) return null;
  return (
    <Dialog open fullScreen aria-label="Lanjut">
      <SignIn
        again
        email={user.email}
        onSignedIn={(session) => {
          if (session.user.id !== user.id) window.location.reload();
          else signInAgain.answerAll(session);
        }}
        onLeave={() => {
          signInAgain.answerAll(false);
          logout();
        }}
      />
    </Dialog>
  );
}
