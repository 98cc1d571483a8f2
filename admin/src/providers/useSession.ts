import { createContext, useContext } from "react";
import type { Session } from "../session.ts";
import { allowed } from "./access.ts";

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("used outside the console");
  return session;
}

/** `mayI("linkages", "create")`, by the policy table the server uses. */
export function useMayI(): (resource: string, action: string) => boolean {
  const session = useSession();
  return (resource, action) => allowed(session, resource, action);
}
