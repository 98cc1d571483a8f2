import { expect, test } from "vitest";
import { filesNote } from "#worker/node/filesNote.ts";

const holding = (n: number, bytes: number) =>
  ({ client: { execute: async () => ({ rows: [{ n, bytes }] }) } }) as unknown as Parameters<typeof filesNote>[0];

test("a backup says what it does not hold and where that is", async () => {
  const env = { LANJUT_DATA: "/srv/lanjut" };
  expect(await filesNote(holding(12, 3_400_000), env, "backup")).toBe(
    "12 photos and documents (4 MB) are not in it, only their rows. They are in /srv/lanjut/files; copy that folder while the system is stopped.",
  );
  expect(await filesNote(holding(12, 3_400_000), env, "restore")).toContain("put their copy back");
  const elsewhere = { ...env, TURSO_DATABASE_URL: "libsql://x.turso.io" };
  expect(await filesNote(holding(1, 5), elsewhere, "backup")).toContain("the bucket lanjut-files");
  expect(await filesNote(holding(0, 0), env, "backup")).toBe("No photo or document belongs to these rows.");
});
