import { createContext, useContext } from "react";
import type { PickedFile } from "../attachments/sendFile.ts";

/** Where the photos of a form go, and how they are shown again. */
export interface AnswerFiles {
  /** Takes a file and answers with the id that is kept as the answer. */
  send: (file: PickedFile, onProgress: (share: number) => void) => Promise<string>;
  /** Undefined where the file is not to be had any more: the page that held it was closed. */
  urlOf: (id: string) => string | undefined;
}

const AnswerFilesContext = createContext<AnswerFiles | undefined>(undefined);

export const AnswerFilesProvider = AnswerFilesContext.Provider;

/** `undefined` where no file can be kept: questions that need one say so. */
export const useAnswerFiles = (): AnswerFiles | undefined => useContext(AnswerFilesContext);
