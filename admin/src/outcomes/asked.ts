import { useMemo } from "react";
import { useSearchParams } from "react-router-dom";
import { useSession } from "../providers/useSession.ts";
import type { SessionUser } from "../session.ts";

export const SCOPES = ["program", "office", "ngo", "region"] as const;
export type Scope = (typeof SCOPES)[number];
export type Basis = "happened" | "recorded";

/** Whose outcomes, and as of when. */
export interface Asked {
  by: Scope;
  id: string;
  /** Empty: today. */
  asOf: string;
  basis: Basis;
}

/** What a person sees first: its own office, its NGO, or the region it looks after. */
export function firstAsked({ organizationId, organizationKind, jurisdiction }: SessionUser): Pick<Asked, "by" | "id"> {
  if (organizationKind === "ngo") return { by: "ngo", id: organizationId };
  if (organizationKind === "office") return { by: "office", id: organizationId };
  return { by: "region", id: jurisdiction ?? "" };
}

export function readAsked(search: URLSearchParams, user: SessionUser): Asked {
  const by = SCOPES.find((scope) => scope === search.get("by"));
  const first = firstAsked(user);
  return {
    ...(by ? { by, id: search.get("id") ?? (by === first.by ? first.id : "") } : first),
    asOf: search.get("asOf") ?? "",
    basis: search.get("basis") === "recorded" ? "recorded" : "happened",
  };
}

/** As the query of an address, of a page or of the API; what is the default is left out. */
export function askedQuery({ by, id, asOf, basis }: Asked): URLSearchParams {
  const query = new URLSearchParams({ by, id });
  if (asOf) query.set("asOf", asOf);
  if (asOf && basis === "recorded") query.set("basis", basis);
  return query;
}

/** What the address asks for, and how to ask for something else; the address keeps it, so it can be sent on. */
export function useAsked(): [Asked, (change: Partial<Asked>) => void] {
  const { user } = useSession();
  const [search, setSearch] = useSearchParams();
  const asked = useMemo(() => readAsked(search, user), [search, user]);
  const change = (part: Partial<Asked>) => setSearch(askedQuery({ ...asked, ...part }), { replace: true });
  return [asked, change];
}
