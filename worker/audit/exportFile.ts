import type { SealedRow } from "./canonical.ts";

export const FORMAT = "lanjut-audit";
export const FORMAT_VERSION = 1;

/** First line of each log in a file. */
export interface LogLine {
  type: "log";
  format: typeof FORMAT;
  version: typeof FORMAT_VERSION;
  organizationId: string;
  organizationName: string;
  /** 32 bytes, base64. */
  publicKey: string;
  /** SHA-256 of the key, hex: compare it with one that came another way. */
  fingerprint: string;
  /** Keys that were replaced since, newest first: they signed the checkpoints of their time. */
  formerKeys: string[];
  exportedAt: string;
  exportedBy: string;
  /** Days whose rows are told in full; the others are there as hashes. */
  from: string | null;
  to: string | null;
}
/** A row in full, with the hash that was sealed; `private` opens a commitment, for readers of the organisation itself. */
export interface RowLine {
  type: "row";
  index: number;
  hash: string;
  row: SealedRow;
  private?: { reason: string; key: string };
}
/** A row that is not told: outside the days asked for, or not for this reader. */
export interface LeafLine {
  type: "leaf";
  index: number;
  hash: string;
}
export interface CheckpointLine {
  type: "checkpoint";
  note: string;
}
/** Last line of the file: the digest of all bytes before it, signed. */
export interface EndLine {
  type: "end";
  sha256: string;
  signature: string;
}
export type ExportLine = LogLine | RowLine | LeafLine | CheckpointLine | EndLine;

/** What the last line signs. */
export const endText = (digest: string): string => `lanjut-audit-export\n${digest}\n`;
