import { sha256 } from "@noble/hashes/sha2.js";

const LEAF = 0;
const NODE = 1;

/** Hash of a leaf's bytes (RFC 6962, 2.1): SHA-256(0x00 ‖ bytes), 32 bytes. */
export function leafHash(bytes: Uint8Array): Uint8Array {
  const input = new Uint8Array(bytes.length + 1);
  input[0] = LEAF;
  input.set(bytes, 1);
  return sha256(input);
}

function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  const input = new Uint8Array(65);
  input[0] = NODE;
  input.set(left, 1);
  input.set(right, 33);
  return sha256(input);
}

/**
 * The right edge of a Merkle tree (RFC 6962): the roots of its perfect subtrees, largest first. All that is needed to
 * append leaves and to tell the root; 32 bytes for each bit that is set in the size.
 */
export class Frontier {
  #size: number;
  readonly #edge: Uint8Array[];

  constructor(size = 0, edge: readonly Uint8Array[] = []) {
    if (edge.length !== bitsOf(size)) throw new Error(`a tree of ${size} leaves has ${bitsOf(size)} subtrees`);
    this.#size = size;
    this.#edge = [...edge];
  }

  get size(): number {
    return this.#size;
  }

  get edge(): readonly Uint8Array[] {
    return this.#edge;
  }

  append(hash: Uint8Array): void {
    let right = hash;
    for (let rest = this.#size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
      right = nodeHash(this.#edge.pop() as Uint8Array, right);
    }
    this.#edge.push(right);
    this.#size++;
  }

  /** Root of the whole tree; of the empty one SHA-256 of nothing. */
  root(): Uint8Array {
    const [last, ...rest] = [...this.#edge].reverse();
    if (!last) return sha256(new Uint8Array());
    return rest.reduce((right, left) => nodeHash(left, right), last);
  }
}

function bitsOf(size: number): number {
  let bits = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) bits += rest % 2;
  return bits;
}
