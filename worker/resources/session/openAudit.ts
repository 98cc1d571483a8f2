import type { Db } from "#db/client.ts";
import type { AuditAction } from "#db/constants.ts";
import { newId } from "#db/ids.ts";
import { auditLog } from "#db/schema/index.ts";
import type { Env } from "../../env.ts";
import type { Statement } from "../../http/commit.ts";
import { blindIndex } from "../../http/fieldCrypto.ts";

/** Owner of audit rows about addresses that belong to nobody. */
const NOBODY = "none";

interface Scope {
  db: Db;
  now: number;
  requestId: string;
}
interface Entry {
  user: { id: string; organizationId: string };
  action: AuditAction;
  entityId: string;
  reason?: string;
  proven?: boolean;
}

/** Audit row of a request without a session; `proven` when the person showed who they are. */
export const openAudit = ({ db, now, requestId }: Scope, entry: Entry): Statement =>
  db.insert(auditLog).values({
    id: newId("aud", now),
    organizationId: entry.user.organizationId,
    at: now,
    actorType: entry.proven ? "user" : "anonymous",
    actorId: entry.user.id,
    action: entry.action,
    entity: "session",
    entityId: entry.entityId,
    reason: entry.reason,
    requestId,
  });

/** Stands for an address without an account: equal ones are told together, none can be read. */
export async function unknownUser(env: Env, email: string) {
  return { id: `unknown:${await blindIndex(env, "email", email)}`, organizationId: NOBODY };
}
