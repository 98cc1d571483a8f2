import fc from "fast-check";
import { expect, it } from "vitest";
import { Frontier, leafHash } from "#worker/audit/merkle.ts";
import { toHex } from "#worker/http/crypto.ts";

const LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"].map(
  (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)),
);

/** Roots of the first n of those leaves: the reference vectors of certificate-transparency (merkle tree test). */
const ROOTS = [
  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

it("gives the published roots", () => {
  const tree = new Frontier();
  expect(toHex(tree.root())).toBe(ROOTS[0]);
  for (const [i, leaf] of LEAVES.entries()) {
    tree.append(leafHash(leaf));
    expect(toHex(tree.root())).toBe(ROOTS[i + 1]);
  }
});

it("goes on from its right edge as if it had never stopped", () => {
  fc.assert(
    fc.property(fc.nat(70), fc.nat(70), (first, more) => {
      const leaf = (i: number) => leafHash(Uint8Array.of(i));
      const whole = new Frontier();
      const part = new Frontier();
      for (let i = 0; i < first; i++) {
        whole.append(leaf(i));
        part.append(leaf(i));
      }
      const later = new Frontier(part.size, part.edge);
      for (let i = first; i < first + more; i++) {
        whole.append(leaf(i));
        later.append(leaf(i));
      }
      expect(toHex(later.root())).toBe(toHex(whole.root()));
    }),
  );
});

it("refuses an edge that does not fit the size", () => {
  expect(() => new Frontier(3, [leafHash(Uint8Array.of(1))])).toThrow("2 subtrees");
});
