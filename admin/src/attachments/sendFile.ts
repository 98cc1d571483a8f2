import { uploadForm } from "../providers/upload.ts";
import type { Attachment } from "./attachmentModel.ts";

/** A file that a person chose, as it will be sent, with the key that makes sending it again the same action. */
export interface PickedFile {
  key: string;
  file: File;
  /** Id it is to have, where something names it before it is sent. */
  id?: string;
  /** Address of a picture to show before it is sent. */
  preview?: string;
  /** Which of the documents that a programme asks for. */
  documentCode?: string;
}

export function sendFile(
  { key, file, id, documentCode }: PickedFile,
  subject: string,
  subjectId: string,
  onProgress: (share: number) => void = () => undefined,
): Promise<Attachment> {
  const form = new FormData();
  form.set("subject", subject);
  form.set("subjectId", subjectId);
  if (id) form.set("id", id);
  if (documentCode) form.set("documentCode", documentCode);
  form.set("file", file);
  return uploadForm<Attachment>("attachments", form, onProgress, key);
}
