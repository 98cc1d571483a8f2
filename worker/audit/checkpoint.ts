import { fromBase64, sha256, toBase64, toHex } from "../http/crypto.ts";

const encoder = new TextEncoder();
const ED25519 = 0x01;
const KEY_ID_LENGTH = 4;
const SIGNATURE_LENGTH = 64;

/** What a checkpoint says: a log of an organisation had this many rows, and this root, at this instant. */
export interface Checkpoint {
  origin: string;
  size: number;
  /** 32 bytes, base64. */
  root: string;
  /** ms UTC. */
  at: number;
}

/** Name of an organisation's log. */
export const originOf = (organizationId: string): string => `lanjut/audit/${organizationId}`;

/** Body of the note (C2SP tlog-checkpoint): origin, size, root, and the instant as an extension line. */
export const bodyOf = ({ origin, size, root, at }: Checkpoint): string =>
  `${origin}\n${size}\n${root}\nat ${new Date(at).toISOString()}\n`;

/** Key id of a signature line (C2SP signed-note): the first bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ key). */
async function keyId(origin: string, publicKey: Uint8Array): Promise<Uint8Array> {
  const bytes = new Uint8Array([...encoder.encode(origin), 0x0a, ED25519, ...publicKey]);
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).slice(0, KEY_ID_LENGTH);
}

export interface SigningKey {
  sign: (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>;
  /** 32 bytes. */
  publicKey: Uint8Array<ArrayBuffer>;
}

/** From an Ed25519 private key as PKCS#8 DER. */
export async function signingKeyFrom(pkcs8: Uint8Array<ArrayBuffer>): Promise<SigningKey> {
  const key = await crypto.subtle.importKey("pkcs8", pkcs8, "Ed25519", true, ["sign"]);
  const { x = "" } = (await crypto.subtle.exportKey("jwk", key)) as JsonWebKey;
  return {
    publicKey: fromBase64(x.replaceAll("-", "+").replaceAll("_", "/")),
    sign: async (bytes) => new Uint8Array(await crypto.subtle.sign("Ed25519", key, bytes)),
  };
}

/** The key that signs, the newest of those given, and the public halves of those it replaced. */
export async function signingKeysFrom(
  list: readonly Uint8Array<ArrayBuffer>[],
): Promise<{ key: SigningKey; former: Uint8Array<ArrayBuffer>[] }> {
  const [key, ...former] = await Promise.all(list.map(signingKeyFrom));
  if (!key) throw new Error("no key to sign with");
  return { key, former: former.map(({ publicKey }) => publicKey) };
}

/** What people compare: SHA-256 of the public key, in hex. */
export const fingerprintOf = (publicKey: Uint8Array<ArrayBuffer>): Promise<string> => sha256(publicKey);

/** A checkpoint as a signed note: body, empty line, signature line. */
export async function signCheckpoint(checkpoint: Checkpoint, key: SigningKey): Promise<string> {
  const body = bodyOf(checkpoint);
  const signature = await key.sign(encoder.encode(body));
  const line = toBase64(new Uint8Array([...(await keyId(checkpoint.origin, key.publicKey)), ...signature]));
  return `${body}\n— ${checkpoint.origin} ${line}\n`;
}

/** Reads a note; undefined when it is none. */
export function parseCheckpoint(note: string): (Checkpoint & { signature: Uint8Array<ArrayBuffer> }) | undefined {
  const match =
    /^(lanjut\/audit\/[\w-]+)\n(\d{1,15})\n([A-Za-z0-9+/]{43}=)\nat (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\n\n— (\S+) ([A-Za-z0-9+/]+={0,2})\n$/.exec(
      note,
    );
  const [, origin = "", size = "", root = "", at = "", name = "", line = ""] = match ?? [];
  if (!match || name !== origin || line.length % 4 !== 0) return undefined;
  const bytes = fromBase64(line);
  if (bytes.length !== KEY_ID_LENGTH + SIGNATURE_LENGTH || toBase64(bytes) !== line) return undefined;
  const instant = Date.parse(at);
  if (Number.isNaN(instant)) return undefined;
  return { origin, size: Number(size), root, at: instant, signature: bytes };
}

/** A checkpoint somebody kept: what it says, and the signed note where it was one. */
export type Kept = Pick<Checkpoint, "origin" | "size" | "root"> & { note?: string };

const NOTES = /lanjut\/audit\/[\w-]+\n\d+\n\S+\nat \S+\n\n— \S+ \S+/g;
const SHORT = /(org_\w+):(\d{1,15}):([\w-]{43})(?![\w-])/g;

/** Every checkpoint in a text: signed notes, and the short form of messages, `organisation:rows:root` (root in base64url). */
export function keptIn(text: string): Kept[] {
  const plain = text.replaceAll("\r\n", "\n");
  // A note that cannot be read is not passed over because others can.
  const begun = plain.split("— lanjut/audit/").length - 1;
  const notes = [...plain.matchAll(NOTES)].flatMap(([text]) => {
    const note = `${text}\n`;
    const found = parseCheckpoint(note);
    return found ? [{ origin: found.origin, size: found.size, root: found.root, note }] : [];
  });
  const short = [...plain.matchAll(SHORT)].map(([, id = "", size, root = ""]) => ({
    ...{ origin: originOf(id), size: Number(size) },
    root: `${root.replaceAll("-", "+").replaceAll("_", "/")}=`,
  }));
  if (notes.length < begun) return [];
  return [...notes, ...short];
}

/** A note's checkpoint when this key signed it. */
export async function openCheckpoint(
  note: string,
  publicKey: Uint8Array<ArrayBuffer>,
): Promise<Checkpoint | undefined> {
  const found = parseCheckpoint(note);
  if (!found) return undefined;
  const { signature, ...checkpoint } = found;
  // One note, one text: any other spelling of the same values is not what was signed.
  if (!note.startsWith(`${bodyOf(checkpoint)}\n`)) return undefined;
  if (toHex(signature.slice(0, KEY_ID_LENGTH)) !== toHex(await keyId(checkpoint.origin, publicKey))) return undefined;
  const key = await crypto.subtle.importKey("raw", publicKey, "Ed25519", false, ["verify"]);
  const signed = encoder.encode(bodyOf(checkpoint));
  const sound = await crypto.subtle.verify("Ed25519", key, signature.slice(KEY_ID_LENGTH), signed);
  return sound ? checkpoint : undefined;
}
