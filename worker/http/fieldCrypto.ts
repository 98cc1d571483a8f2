import type { FieldKey, Secrets } from "../env.ts";
import { fromBase64, toBase64, toHex } from "./crypto.ts";

type Keys = Pick<Secrets, "FIELD_KEYS" | "INDEX_KEY">;

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const IV_BYTES = 12;
const INDEX_BYTES = 16;

const imported = new WeakMap<Uint8Array, Promise<CryptoKey>>();

function once(bytes: Uint8Array<ArrayBuffer>, load: () => Promise<CryptoKey>): Promise<CryptoKey> {
  const known = imported.get(bytes);
  if (known) return known;
  const key = load();
  imported.set(bytes, key);
  return key;
}

const aesKey = ({ key }: FieldKey) =>
  once(key, () => crypto.subtle.importKey("raw", key, "AES-GCM", false, ["encrypt", "decrypt"]));

const hmacKey = (key: Uint8Array<ArrayBuffer>) =>
  once(key, () => crypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]));

/** Where a ciphertext belongs: moved to another row or column it no longer opens. */
export interface FieldPlace {
  table: string;
  column: string;
  id: string;
}
const boundTo = ({ table, column, id }: FieldPlace) => encoder.encode(`${table}|${column}|${id}`);

/** AES-256-GCM with the newest key: `v1.kid.iv.ciphertext`, bound to table, column and row id. */
export async function encryptField(keys: Keys, place: FieldPlace, plain: string): Promise<string> {
  const newest = keys.FIELD_KEYS[0];
  if (!newest) throw new Error("no field key");
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const sealed = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv, additionalData: boundTo(place) },
    await aesKey(newest),
    encoder.encode(plain),
  );
  return `v1.${newest.kid}.${toBase64(iv)}.${toBase64(new Uint8Array(sealed))}`;
}

/** Opens with whichever key sealed it. Throws when the key is unknown or the value was moved or changed. */
export async function decryptField(keys: Keys, place: FieldPlace, sealed: string): Promise<string> {
  const [format, kid, iv, data] = sealed.split(".");
  const key = keys.FIELD_KEYS.find((one) => one.kid === kid);
  if (format !== "v1" || !key || !iv || !data) throw new Error("unknown field key or format");
  const plain = await crypto.subtle.decrypt(
    { name: "AES-GCM", iv: fromBase64(iv), additionalData: boundTo(place) },
    await aesKey(key),
    fromBase64(data),
  );
  return decoder.decode(plain);
}

/** Keyed hash (HMAC-SHA-256, 128 bits, hex) of normalised digits, separate per column: finds equals, shows nothing. */
export async function blindIndex(keys: Keys, column: string, digits: string): Promise<string> {
  const mac = await crypto.subtle.sign("HMAC", await hmacKey(keys.INDEX_KEY), encoder.encode(`${column}|${digits}`));
  return toHex(new Uint8Array(mac).subarray(0, INDEX_BYTES));
}
