import type { OrganizationKind, Role } from "#db/constants.ts";
import type { Policy } from "#worker/policy/roles.ts";
import { readLocale } from "./format/locale.ts";

export interface SessionUser {
  id: string;
  name: string;
  email: string;
  role: Role;
  organizationId: string;
  organizationName?: string;
  organizationKind?: OrganizationKind;
  regionCode?: string | null;
  /** Region code prefix of the organisation: where a person may look. */
  jurisdiction?: string;
  /** Whether a second factor is set up. */
  secondFactor?: boolean | number;
}

export interface Session {
  user: SessionUser;
  /** The policy of this person, as their organisation adjusted it. */
  permissions: Policy;
  /** The server's clock when it answered, ms UTC. */
  now?: number;
  /** The ground under the map, where a tile server is set up. */
  map?: { tiles: string; credit: string | null } | null;
  /** The account has to set up its second factor before anything else. */
  secondFactorNeeded?: boolean;
}

export interface SignInFault {
  status: number;
  code: string;
  message: string;
  retryAfter?: number;
  fields?: Record<string, string>;
}

export type SignInReply = { session: Session } | { fault: SignInFault };

const url = "/api/session";
const headers = () => ({ Accept: "application/json", "Accept-Language": readLocale() });

/** The session behind the cookie, or null when nobody is signed in. */
export async function loadSession(): Promise<Session | null> {
  const reply = await fetch(url, { headers: headers() });
  const body = await reply.text();
  if (reply.status === 401) return null;
  if (!reply.ok) throw new Error(String(reply.status));
  return JSON.parse(body) as Session;
}

async function faultOf(reply: Response): Promise<SignInFault> {
  const body = (await reply.json().catch(() => ({}))) as { error?: Partial<SignInFault> };
  const wait = Number(reply.headers.get("Retry-After"));
  return {
    status: reply.status,
    code: body.error?.code ?? "",
    message: body.error?.message ?? "",
    fields: body.error?.fields,
    ...(wait > 0 ? { retryAfter: wait } : {}),
  };
}

export async function post(path: string, body: unknown): Promise<Response> {
  return fetch(path, {
    method: "POST",
    headers: { ...headers(), "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}

/** A fault with status 0 means that no reply came at all. */
export async function signIn(credentials: { email: string; password: string; code?: string }): Promise<SignInReply> {
  try {
    const reply = await post(url, credentials);
    return reply.ok ? { session: (await reply.json()) as Session } : { fault: await faultOf(reply) };
  } catch {
    return { fault: { status: 0, code: "network", message: "" } };
  }
}

/** Sets a new password with the one-time token an admin handed out. */
export async function redeemReset(token: string, password: string): Promise<SignInFault | null> {
  try {
    const reply = await post("/api/password-reset", { token, password });
    return reply.ok ? null : await faultOf(reply);
  } catch {
    return { status: 0, code: "network", message: "" };
  }
}

export interface Invited {
  name: string;
  email: string;
  organizationName: string;
  endsOn: string | null;
}

/** Who an invitation's link asks to join what. */
export async function lookInvitation(token: string): Promise<{ invited: Invited } | { fault: SignInFault }> {
  try {
    const reply = await post("/api/join/look", { token });
    return reply.ok ? { invited: (await reply.json()) as Invited } : { fault: await faultOf(reply) };
  } catch {
    return { fault: { status: 0, code: "network", message: "" } };
  }
}

/** Accepts an invitation: the account is made, nobody is signed in yet. */
export async function acceptInvitation(token: string, password: string): Promise<SignInFault | null> {
  try {
    const reply = await post("/api/join", { token, password });
    return reply.ok ? null : await faultOf(reply);
  } catch {
    return { status: 0, code: "network", message: "" };
  }
}

export async function signOut(): Promise<void> {
  await fetch(url, { method: "DELETE", headers: headers() });
}
