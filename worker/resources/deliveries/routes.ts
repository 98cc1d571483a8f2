import { eq } from "drizzle-orm";
import { deliveries, users } from "#db/schema/index.ts";
import { defineResource } from "../../http/resource.ts";
import { addTransition } from "../../http/transition.ts";
import { DELIVERY_MACHINE } from "../../policy/transitions.ts";

/** Messages on their way out, for who looks after them; what each says is a kind and numbers. */
export const deliveriesResource = defineResource({
  name: "deliveries",
  table: deliveries,
  prefix: "dlv",
  placement: { by: "organization" },
  hidden: ["leasedUntil", "dedupeKey"],
  readOnly: ["state"],
  joined: { table: users, on: eq(users.id, deliveries.userId), columns: { userName: users.name } },
  searchColumns: ["kind"],
  defaultSort: ["createdAt", "DESC"],
  only: ["list", "get"],
});

/** Sent again from the start, with the attempts it had behind it forgotten; or never. */
addTransition(deliveriesResource, DELIVERY_MACHINE, (ctx, _row, { to }) => ({
  set: to === "waiting" ? { attempts: 0, lastError: null, notBefore: ctx.now, leasedUntil: null } : {},
}));
