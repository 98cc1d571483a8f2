import { isImage } from "./attachmentModel.ts";
import type { PickedFile } from "./sendFile.ts";
import { shrinkPhoto } from "./shrink.ts";

/** Chosen files, made ready to be sent. */
export async function pickFiles(files: Iterable<File>): Promise<PickedFile[]> {
  const picked: PickedFile[] = [];
  for (const given of files) {
    const file = await shrinkPhoto(given);
    const preview = isImage(file.type) ? URL.createObjectURL(file) : undefined;
    picked.push({ key: crypto.randomUUID(), file, preview });
  }
  return picked;
}

export function forgetFiles(files: readonly PickedFile[]): void {
  for (const { preview } of files) if (preview) URL.revokeObjectURL(preview);
}
