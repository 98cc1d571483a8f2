import { generateKeyPairSync, sign } from "node:crypto";

const PUBLIC_KEY_BYTES = 32;

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/**
 * What a local sqld asks of its callers: it answers every page of every browser on the machine, so only who holds
 * the token of this very start gets in. `key` checks what `token` was signed with; the private half is forgotten.
 */
export function newToken(): { key: string; token: string } {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const claims = `${part({ alg: "EdDSA", typ: "JWT" })}.${part({ a: "rw" })}`;
  const signature = sign(null, Buffer.from(claims), privateKey).toString("base64url");
  const key = publicKey.export({ format: "der", type: "spki" }).subarray(-PUBLIC_KEY_BYTES).toString("base64url");
  return { key, token: `${claims}.${signature}` };
}
