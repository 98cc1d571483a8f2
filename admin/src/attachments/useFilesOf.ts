import { useRef, useState } from "react";
import { HttpError, useTranslate } from "react-admin";
import { type PickedFile, sendFile } from "./sendFile.ts";

/**
 * Files of a form: `save(id, write)` writes the record once, then sends each file once (`others` too, which the answers of
 * the form name), however often it is called. Fails
 * with the words that the form shows when a file did not arrive; saving again sends only what is missing.
 */
export function useFilesOf(subject: string) {
  const translate = useTranslate();
  const [files, setFiles] = useState<PickedFile[]>([]);
  const written = useRef(false);
  const sent = useRef(new Set<string>());
  const save = async (id: string, write: () => Promise<unknown>, others: readonly PickedFile[] = []): Promise<void> => {
    if (!written.current) await write();
    written.current = true;
    for (const one of [...others, ...files]) {
      if (sent.current.has(one.key)) continue;
      try {
        await sendFile(one, subject, id);
        sent.current.add(one.key);
      } catch (fault) {
        const { message, status } = fault as HttpError;
        throw new HttpError(translate("app.files.notSent", { name: one.file.name, why: message }), status);
      }
    }
  };
  return { input: { files, onChange: setFiles }, save };
}
