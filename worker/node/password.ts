import { createHmac, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Argon2idParams } from "argon2id/lib/setup.js";
import setupWasm from "argon2id/lib/setup.js";

const MEMORY_KIB = 19_456;
const PASSES = 2;

let loaded: Promise<(params: Argon2idParams) => Uint8Array> | undefined;

/** The same wasm as the Worker's, which Node cannot import statically. */
function loadArgon2id() {
  const folder = join(createRequire(import.meta.url).resolve("argon2id"), "..", "dist");
  const instantiate = (file: string) => (imports: WebAssembly.Imports) =>
    WebAssembly.instantiate(readFileSync(join(folder, file)), imports);
  loaded ??= setupWasm(instantiate("simd.wasm"), instantiate("no-simd.wasm"));
  return loaded;
}

const encode = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64").replace(/=+$/, "");

/** PHC string of argon2id over HMAC-SHA-256(pepper, password in NFC), as the Worker checks it. */
export async function hashPassword(password: string, pepper: Uint8Array): Promise<string> {
  const argon2id = await loadArgon2id();
  const salt = randomBytes(16);
  const hash = argon2id({
    password: createHmac("sha256", pepper).update(password.normalize("NFC")).digest(),
    salt,
    memorySize: MEMORY_KIB,
    passes: PASSES,
    parallelism: 1,
    tagLength: 32,
  });
  return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=1$${encode(salt)}$${encode(hash)}`;
}
