import { generateKeyPairSync, randomBytes } from "node:crypto";
import type { SECRET_NAMES } from "#worker/env.ts";

/** Fresh secrets, in the form the environment takes. */
export function createSecrets(): Record<(typeof SECRET_NAMES)[number], string> {
  const { privateKey } = generateKeyPairSync("ed25519");
  return {
    FIELD_KEYS: `k1:${randomBytes(32).toString("base64")}`,
    INDEX_KEY: randomBytes(32).toString("base64"),
    PEPPER: randomBytes(32).toString("base64"),
    AUDIT_SIGNING_KEY: privateKey.export({ type: "pkcs8", format: "der" }).toString("base64"),
  };
}
