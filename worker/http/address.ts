import type { Context as Hono } from "hono";

/** The first 64 bits of an IPv6 address: one customer has all the rest. */
function network(address: string): string {
  const [head = "", tail] = address.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail ? tail.split(":") : [];
  const gap = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  return [...left, ...Array<string>(gap).fill("0"), ...right]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}

/** Where a request comes from, as the platform (or the office's own proxy) says. */
export function addressOf(c: Hono): string {
  const address = (c.req.header("CF-Connecting-IP") ?? "local").trim().toLowerCase();
  return address.includes(":") && !address.includes(".") ? network(address) : address;
}
