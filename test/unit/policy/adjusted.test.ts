import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ROLES, type Role } from "#db/constants.ts";
import { boundOf, choicesOf, isNarrower, shippedAccess } from "#worker/policy/bounds.ts";
import { accessOf, policyOf } from "#worker/policy/can.ts";
import { ACTIONS, type Access, type Action, RESOURCES, type Resource } from "#worker/policy/roles.ts";

const ACCESSES: Access[] = ["none", "own", "partnered", "region"];
const every = (check: (role: Role, resource: Resource, action: Action) => void) => {
  for (const role of ROLES)
    for (const resource of RESOURCES) for (const action of ACTIONS) check(role, resource, action);
};
const furthest = (a: Access, b: Access): Access => (isNarrower(a, b) ? b : a);

const adjustment = fc.dictionary(
  fc.constantFrom(...RESOURCES, "nothing-like-it"),
  fc.dictionary(fc.constantFrom(...ACTIONS, "fly"), fc.constantFrom(...ACCESSES, "everything", ""), {
    noNullPrototype: true,
  }),
  { noNullPrototype: true, maxKeys: 30 },
);

describe("an adjusted policy", () => {
  it("never reaches beyond the shipped one and its bounds, whatever was written", () => {
    fc.assert(
      fc.property(adjustment, fc.constantFrom(...ROLES), (adjusted, role) => {
        for (const resource of RESOURCES) {
          for (const action of ACTIONS) {
            const access = accessOf({ role, adjusted }, resource, action);
            const most = furthest(shippedAccess(role, resource, action), boundOf(role, resource, action));
            if (isNarrower(most, access)) throw new Error(`${role} ${action} ${resource}: ${access} > ${most}`);
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it("cannot be what its cell does not offer, and is what it offers", () => {
    every((role, resource, action) => {
      for (const access of ACCESSES) {
        const adjusted = { [resource]: { [action]: access } };
        const offered = choicesOf(role, resource, action).includes(access);
        const expected = offered ? access : shippedAccess(role, resource, action);
        expect(accessOf({ role, adjusted }, resource, action), `${role} ${action} ${resource}`).toBe(expected);
      }
    });
  });

  it("leaves the admin its tools, everybody their notices, and every log its readers", () => {
    const nothing = Object.fromEntries(
      RESOURCES.map((resource) => [resource, Object.fromEntries(ACTIONS.map((action) => [action, "none"]))]),
    );
    for (const role of ROLES) {
      const left = policyOf({ role, adjusted: nothing });
      for (const kept of ["regions", "notifications", "notification-preferences", "permissions"] as const)
        expect(left[kept], `${role} ${kept}`).toEqual(policyOf({ role })[kept]);
      for (const log of ["audit-log", "access-log"] as const) expect(left[log]).toEqual(policyOf({ role })[log]);
    }
    const admin = policyOf({ role: "admin", adjusted: nothing });
    for (const kept of ["users", "settings", "permissions", "organizations", "invitations"] as const)
      expect(admin[kept], kept).toEqual(policyOf({ role: "admin" })[kept]);
  });

  it("widens nothing personal, no log, no account, no approval, and only inside the organisation", () => {
    every((role, resource, action) => {
      const shipped = shippedAccess(role, resource, action);
      const bound = boundOf(role, resource, action);
      if (bound === shipped) return;
      const place = `${role} ${action} ${resource}`;
      expect(bound, place).toBe("own");
      expect(["reveal", "approve"], place).not.toContain(action);
      expect(
        ["users", "settings", "permissions", "invitations", "api-tokens", "webhooks", "audit-log", "access-log"],
        place,
      ).not.toContain(resource);
    });
  });

  it("is narrowed to the scopes of a token", () => {
    const who = { role: "office" as const, scopes: ["groups:read"] };
    expect(policyOf(who)).toEqual({ groups: { read: "region" } });
    expect(accessOf({ role: "ngo", scopes: ["rules:read"] }, "rules", "read")).toBe("none");
  });

  it("without adjustments is the shipped one", () => {
    every((role, resource, action) => {
      for (const adjusted of [undefined, null, {}])
        expect(accessOf({ role, adjusted }, resource, action)).toBe(shippedAccess(role, resource, action));
    });
  });
});
