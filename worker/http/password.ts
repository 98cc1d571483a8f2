import plain from "argon2id/dist/no-simd.wasm";
import simd from "argon2id/dist/simd.wasm";
import type { Argon2idParams } from "argon2id/lib/setup.js";
import setupWasm from "argon2id/lib/setup.js";

const MEMORY_KIB = 19_456;
const PASSES = 2;
const TAG_BYTES = 32;

let loaded: Promise<(params: Argon2idParams) => Uint8Array> | undefined;

function instantiate(module: WebAssembly.Module) {
  return async (imports: WebAssembly.Imports) => ({ module, instance: await WebAssembly.instantiate(module, imports) });
}

function argon2id() {
  loaded ??= setupWasm(instantiate(simd), instantiate(plain));
  return loaded;
}

const encode = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes)).replace(/=+$/, "");
const decode = (text: string) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));

async function peppered(password: string, pepper: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const key = await crypto.subtle.importKey("raw", pepper, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(password.normalize("NFC"))));
}

async function derive(
  password: string,
  pepper: Uint8Array<ArrayBuffer>,
  salt: Uint8Array,
  memory: number,
  passes: number,
) {
  const hash = await argon2id();
  return hash({
    password: await peppered(password, pepper),
    salt,
    memorySize: memory,
    passes,
    parallelism: 1,
    tagLength: TAG_BYTES,
  });
}

/** argon2id (19 MiB, 2 passes) over HMAC-SHA-256(pepper, password in NFC), as a PHC string. */
export async function hashPassword(password: string, pepper: Uint8Array<ArrayBuffer>): Promise<string> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const tag = await derive(password, pepper, salt, MEMORY_KIB, PASSES);
  return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=1$${encode(salt)}$${encode(tag)}`;
}

/** Whether a stored hash was made at another cost than today's. */
export const needsRehash = (stored: string): boolean =>
  !stored.startsWith(`$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=1$`);

/** Costs as much as a true check: who asks cannot tell an unknown account from a wrong password. */
const NOBODY = `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=1$${encode(new Uint8Array(16))}$${encode(new Uint8Array(TAG_BYTES))}`;

export async function checkPassword(
  password: string,
  stored: string | null | undefined,
  pepper: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const [, algorithm, , params = "", salt = "", tag = ""] = (stored ?? NOBODY).split("$");
  const cost = /^m=(\d+),t=(\d+),p=1$/.exec(params);
  if (algorithm !== "argon2id" || !cost) return false;
  const actual = await derive(password, pepper, decode(salt), Number(cost[1]), Number(cost[2]));
  const expected = decode(tag);
  let difference = actual.length ^ expected.length;
  for (let i = 0; i < actual.length; i++) difference |= (actual[i] ?? 0) ^ (expected[i] ?? 0);
  return stored !== null && stored !== undefined && difference === 0;
}
