import { readClock } from "../../clock.ts";
import type { UserActor } from "../../context.ts";
import type { Env } from "../../env.ts";
import { mustSetUpSecondFactor } from "../../http/session.ts";
import { mapGround } from "../../map/tile.ts";
import { policyOf } from "../../policy/can.ts";

/** What the console needs to know of who is signed in; `now` so that its days are the server's. */
export function sessionBody(
  env: Pick<Env, "ENVIRONMENT" | "CLOCK_OFFSET_MS" | "MAP_TILES_URL" | "MAP_TILES_CREDIT">,
  actor: UserActor,
) {
  const { userId: id, name, email, role, organizationId, organizationName, organizationKind } = actor;
  const { jurisdiction, regionCode, secondFactor } = actor;
  const secondFactorNeeded = mustSetUpSecondFactor(env, actor);
  return {
    user: {
      ...{ id, name, email, role, organizationId, organizationName, organizationKind },
      ...{ jurisdiction, regionCode, secondFactor },
    },
    now: readClock(env.CLOCK_OFFSET_MS),
    map: mapGround(env),
    permissions: secondFactorNeeded ? {} : policyOf(actor),
    ...(secondFactorNeeded && { secondFactorNeeded }),
  };
}
