import type { AuthProvider } from "react-admin";
import { type Session, signOut } from "../session.ts";
import { allowed } from "./access.ts";
import { wipeDrafts } from "./drafts.ts";

/** Signing in happens before the console is loaded, so here a session always exists until it is left. */
export const createAuthProvider = (session: Session, onSignedOut: () => void): AuthProvider => ({
  login: () => Promise.resolve(),
  logout: async () => {
    await signOut().catch(() => undefined);
    wipeDrafts();
    onSignedOut();
    return false;
  },
  checkAuth: () => Promise.resolve(),
  checkError: (fault: { status?: number }) =>
    fault.status === 401 ? Promise.reject({ message: false }) : Promise.resolve(),
  getIdentity: () => Promise.resolve({ ...session.user, fullName: session.user.name }),
  getPermissions: () => Promise.resolve(session.permissions),
  canAccess: ({ resource, action }) => Promise.resolve(allowed(session, resource, action)),
});
