import type { RaRecord } from "react-admin";
import type { ATTACHMENT_KINDS } from "#db/constants.ts";
import { formatNumber } from "../format/number.ts";

export interface Attachment extends RaRecord {
  id: string;
  organizationId: string;
  subject: string;
  subjectId: string;
  kind: (typeof ATTACHMENT_KINDS)[number];
  /** Null outside the organisations that may open it. */
  name: string | null;
  contentType: string;
  size: number;
  width: number | null;
  height: number | null;
  createdAt: number;
  version: number;
  mayOpen: boolean;
}

/** What the file chooser offers; the server looks into each file. */
export const ACCEPTED = "image/jpeg,image/png,image/webp,application/pdf,.jpg,.jpeg,.png,.webp,.pdf";
/** What it offers where only a photo will do. */
export const PHOTOS = "image/jpeg,image/png,image/webp,.jpg,.jpeg,.png,.webp";

export const fileUrl = ({ id }: Pick<Attachment, "id">, download = false): string =>
  `/api/attachments/${encodeURIComponent(id)}${download ? "?download=1" : ""}`;

export const isImage = (type: string): boolean => type.startsWith("image/");

/** `320 KB`, `1,4 MB`. */
export function formatSize(bytes: number): string {
  if (bytes < 1_000_000) return `${formatNumber(Math.max(1, Math.round(bytes / 1_000)))} KB`;
  return `${formatNumber(Math.round(bytes / 100_000) / 10)} MB`;
}
