import type { UserActor } from "../../context.ts";
import type { Env } from "../../env.ts";
import { mustSetUpSecondFactor } from "../../http/session.ts";
import { POLICY } from "../../policy/roles.ts";

/** What the console needs to know of who is signed in. */
export function sessionBody(env: Pick<Env, "ENVIRONMENT">, actor: UserActor) {
  const { userId, name, email, role, organizationId, organizationName, jurisdiction, regionCode, secondFactor } = actor;
  const secondFactorNeeded = mustSetUpSecondFactor(env, actor);
  return {
    user: { id: userId, name, email, role, organizationId, organizationName, jurisdiction, regionCode, secondFactor },
    permissions: secondFactorNeeded ? {} : POLICY[role],
    ...(secondFactorNeeded && { secondFactorNeeded }),
  };
}
