export type Bytes = Uint8Array<ArrayBuffer>;

export function join(parts: readonly Uint8Array[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.byteLength;
  }
  return all;
}

export const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Bytes as text, one character each. */
export function latin1(bytes: Uint8Array, from = 0, to = bytes.byteLength): string {
  let text = "";
  for (let at = from; at < to; at += 8_192) {
    text += String.fromCharCode(...bytes.subarray(at, Math.min(to, at + 8_192)));
  }
  return text;
}

export const startsWith = (bytes: Uint8Array, text: string, at = 0): boolean =>
  bytes.byteLength >= at + text.length && latin1(bytes, at, at + text.length) === text;
