import type { Client } from "@libsql/client/web";
import type { BatchItem } from "drizzle-orm/batch";
import type { Db } from "#db/client.ts";
import type { OrganizationKind, Role } from "#db/constants.ts";
import type { Env } from "./env.ts";
import type { Locale } from "./errors.ts";
import type { Adjusted } from "./policy/bounds.ts";

export interface UserActor {
  type: "user";
  userId: string;
  sessionId: string;
  name: string;
  email: string;
  role: Role;
  organizationId: string;
  organizationName: string;
  organizationKind: OrganizationKind;
  /** Region-code prefix of the organisation: what its people may read. */
  jurisdiction: string;
  /** Narrower area of an officer, if any. */
  regionCode: string | null;
  /** Whether signing in asks for a code as well. */
  secondFactor: boolean;
  /** Where the organisation departs from the shipped policy of this role. */
  adjusted: Adjusted | null;
  /** People of its organisation whose data is restricted, businesses and complaints of theirs: personal values stay shut. */
  closed: readonly string[] | null;
  /** Of a program with a token: the only `resource:action` it may do. */
  scopes?: readonly string[];
}
export interface SystemActor {
  type: "system";
  job: string;
}
export type Actor = UserActor | SystemActor;

export type Reads = Readonly<[BatchItem<"sqlite">, ...BatchItem<"sqlite">[]]>;

/** What every command and query gets: no HTTP in it. */
export interface Context<A extends Actor = Actor> {
  env: Env;
  client: Client;
  db: Db;
  actor: A;
  /** Instant of the request, ms UTC. */
  now: number;
  requestId: string;
  locale: Locale;
  /** Key and fingerprint of an idempotent request; its reply is stored with the change. */
  idempotency?: { route: string; key: string; requestHash: string };
}
export type UserContext = Context<UserActor>;

export const actorId = (actor: Actor): string => (actor.type === "user" ? actor.userId : `system:${actor.job}`);
