import { toHex } from "../http/crypto.ts";

const encoder = new TextEncoder();

/**
 * What proves a body to its receiver: `t=<unix seconds>,v1=<hex>`, v1 = HMAC-SHA-256 of `t.body` under the secret as it
 * was shown. The receiver recomputes it and refuses an old t.
 */
export async function signatureOf(secret: string, body: string, now: number): Promise<string> {
  const at = Math.floor(now / 1000);
  const key = await crypto.subtle.importKey("raw", encoder.encode(secret), { name: "HMAC", hash: "SHA-256" }, false, [
    "sign",
  ]);
  const mac = await crypto.subtle.sign("HMAC", key, encoder.encode(`${at}.${body}`));
  return `t=${at},v1=${toHex(mac)}`;
}
