import type { SealedRow } from "#worker/audit/canonical.ts";
import { leafBytes } from "#worker/audit/canonical.ts";
import { fingerprintOf, originOf, type SigningKey, signCheckpoint, signingKeyFrom } from "#worker/audit/checkpoint.ts";
import type { ExportLine, LeafLine, RowLine } from "#worker/audit/exportFile.ts";
import { exportBytes } from "#worker/audit/exportLog.ts";
import { Frontier, leafHash } from "#worker/audit/merkle.ts";
import { fromBase64, toBase64, toHex } from "#worker/http/crypto.ts";
import { createSecrets } from "#worker/node/secrets.ts";

export const newKey = (): Promise<SigningKey> => signingKeyFrom(fromBase64(createSecrets().AUDIT_SIGNING_KEY));

const AT = Date.UTC(2026, 0, 5);

export const sealedRow = (i: number, organizationId = "org_uji"): SealedRow => ({
  id: `aud_${String(i).padStart(8, "0")}`,
  organizationId,
  at: AT + i * 1_000,
  actorType: "user",
  actorId: `usr_${i % 7}`,
  action: i % 3 === 0 ? "create" : "update",
  entity: "groups",
  entityId: `grp_${i % 50}`,
  changes: { name: { from: i === 0 ? null : `Melati ${i - 1}`, to: `Melati ${i}` }, leaderId: {} },
  reason: null,
  commitment: null,
  requestId: `req-${i}`,
});

export interface LogInput {
  organizationId?: string;
  rows: readonly SealedRow[];
  /** Sizes at which a checkpoint was signed; the last one is always there. */
  sealedAt?: readonly number[];
  /** Rows told in full; the others as hashes. */
  told?: (index: number) => boolean;
}

/** A log as the sealer and the exporter write it. */
export async function logLines(key: SigningKey, input: LogInput): Promise<{ lines: ExportLine[]; notes: string[] }> {
  const { organizationId = "org_uji", rows, sealedAt = [], told = () => true } = input;
  const tree = new Frontier();
  const body: (RowLine | LeafLine)[] = [];
  const notes: string[] = [];
  for (const [index, row] of rows.entries()) {
    const hash = leafHash(leafBytes(row));
    tree.append(hash);
    body.push(
      told(index) ? { type: "row", index, hash: toHex(hash), row } : { type: "leaf", index, hash: toHex(hash) },
    );
    if (sealedAt.includes(tree.size) || tree.size === rows.length) {
      const root = toBase64(tree.root());
      notes.push(await signCheckpoint({ origin: originOf(organizationId), size: tree.size, root, at: row.at }, key));
    }
  }
  const lines: ExportLine[] = [
    {
      ...{ type: "log", format: "lanjut-audit", version: 1, organizationId, organizationName: "Dinas Uji" },
      ...{ publicKey: toBase64(key.publicKey), fingerprint: await fingerprintOf(key.publicKey) },
      formerKeys: [],
      ...{ exportedAt: "2026-02-01T00:00:00.000Z", exportedBy: "usr_1", from: null, to: null },
    },
    ...body,
    ...notes.map((note) => ({ type: "checkpoint" as const, note })),
  ];
  return { lines, notes };
}

export async function fileOf(lines: readonly ExportLine[], key: SigningKey): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  for await (const part of exportBytes(lines, key)) parts.push(part);
  return new Uint8Array(Buffer.concat(parts));
}
