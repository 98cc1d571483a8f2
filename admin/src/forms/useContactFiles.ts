import { useRef, useState } from "react";
import { newId } from "#db/ids.ts";
import { fileUrl } from "../attachments/attachmentModel.ts";
import { type PickedFile, sendFile } from "../attachments/sendFile.ts";
import { now } from "../format/clock.ts";
import type { AnswerFiles } from "./AnswerFiles.tsx";

/** Photos go to the planned contact at once, so that a closed tab costs none. */
const sentAtOnce = (followUpId: string): AnswerFiles => ({
  send: async (picked, onProgress) => (await sendFile(picked, "follow-ups", followUpId, onProgress)).id,
  urlOf: (id) => fileUrl({ id }),
});

/** Photos of a contact that is not there yet wait on this page, under the id they will have. */
function keptOnPage(kept: Map<string, PickedFile & { url: string }>): AnswerFiles {
  return {
    send: async (picked) => {
      const id = newId("fil", now());
      kept.set(id, { ...picked, id, url: URL.createObjectURL(picked.file) });
      return id;
    },
    urlOf: (id) => kept.get(id)?.url,
  };
}

/**
 * The photos of a form: of a planned contact sent as they are taken, else (also in a preview) kept on the page;
 * `waiting` are those that are still to be sent.
 */
export function useContactFiles(followUpId: string | undefined): { files: AnswerFiles; waiting: () => PickedFile[] } {
  const kept = useRef(new Map<string, PickedFile & { url: string }>());
  const [files] = useState(() => (followUpId ? sentAtOnce(followUpId) : keptOnPage(kept.current)));
  return { files, waiting: () => [...kept.current.values()].map(({ url: _, ...picked }) => picked) };
}
