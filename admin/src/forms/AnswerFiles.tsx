import { createContext, useContext } from "react";
import type { PickedFile } from "../attachments/sendFile.ts";

/** Where the photos and signatures of a form go, and how they are shown again. */
export interface AnswerFiles {
  /** Takes a file and answers with the id that is kept as the answer. */
  send: (file: PickedFile, onProgress: (share: number) => void) => Promise<string>;
  urlOf: (id: string) => string;
}

const AnswerFilesContext = createContext<AnswerFiles | undefined>(undefined);

export const AnswerFilesProvider = AnswerFilesContext.Provider;

/** `undefined` where no file can be kept: questions that need one say so. */
export const useAnswerFiles = (): AnswerFiles | undefined => useContext(AnswerFilesContext);
