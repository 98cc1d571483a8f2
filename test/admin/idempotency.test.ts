import { expect, test } from "vitest";
import { keyFor, settle } from "#admin/providers/idempotency.ts";

test("the same action keeps its key until a reply settles it", () => {
  const first = keyFor("POST", "/api/orders", '{"valueIdr":1}');
  expect(keyFor("POST", "/api/orders", '{"valueIdr":1}')).toBe(first);
  expect(keyFor("POST", "/api/orders", '{"valueIdr":2}')).not.toBe(first);
  expect(keyFor("POST", "/api/linkages", '{"valueIdr":1}')).not.toBe(first);
  settle("POST", "/api/orders", '{"valueIdr":1}');
  expect(keyFor("POST", "/api/orders", '{"valueIdr":1}')).not.toBe(first);
});

test("a change on top of another version is another action", () => {
  expect(keyFor("PUT", "/api/groups/grp_1", "{}", "1")).not.toBe(keyFor("PUT", "/api/groups/grp_1", "{}", "2"));
});
