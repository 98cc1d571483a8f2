import { sha256 } from "@noble/hashes/sha2.js";
import { toBase64, toHex } from "../http/crypto.ts";
import { canonicalJson } from "./canonical.ts";
import type { SigningKey } from "./checkpoint.ts";
import { type ExportLine, endText } from "./exportFile.ts";

const encoder = new TextEncoder();

/** An export as bytes: each line as canonical JSON, and at the end the signed digest of all of them. */
export async function* exportBytes(
  lines: AsyncIterable<ExportLine> | Iterable<ExportLine>,
  key: SigningKey,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const digest = sha256.create();
  for await (const line of lines) {
    const bytes = encoder.encode(`${canonicalJson(line)}\n`);
    digest.update(bytes);
    yield bytes;
  }
  const found = toHex(digest.digest());
  const signature = toBase64(await key.sign(encoder.encode(endText(found))));
  yield encoder.encode(`${canonicalJson({ type: "end", sha256: found, signature })}\n`);
}
