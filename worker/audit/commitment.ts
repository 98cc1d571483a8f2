import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { toHex } from "../http/crypto.ts";
import { canonicalJson } from "./canonical.ts";

const encoder = new TextEncoder();
const NONCE_BYTES = 32;

/** 32 random bytes that a row's commitments hang on; forgotten when a person is erased. */
export const newNonce = (): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(NONCE_BYTES));

/** Key of one field of one row: opens that field's commitment and no other. */
export const fieldKey = (nonce: Uint8Array, field: string): Uint8Array =>
  hmac(sha256, nonce, encoder.encode(`field:${field}`));

/** What a commitment begins with. */
export const COMMITMENT = "hmac:";

/** What stands in a sealed row for a value that is not told: HMAC-SHA-256(field key, canonical JSON), in hex. */
export const commitmentTo = (key: Uint8Array, value: unknown): string =>
  `${COMMITMENT}${toHex(hmac(sha256, key, encoder.encode(canonicalJson(value))))}`;
