import { useEffect, useRef, useState } from "react";
import type { HttpError } from "react-admin";
import { forgetFiles } from "../attachments/pickFiles.ts";
import type { PickedFile } from "../attachments/sendFile.ts";
import type { Upload } from "../attachments/useUploads.ts";
import type { AnswerFiles } from "./AnswerFiles.tsx";

const mayRetry = (status: number) => status === 0 || status === 429 || status >= 500;

/** Sends the one file of an answer; what a lost connection stopped goes on when it is back. */
export function useSending(files: AnswerFiles | undefined, onSent: (id: string) => void) {
  const [upload, setUpload] = useState<Upload>();
  const latest = useRef<Upload>(undefined);
  latest.current = upload;

  const drop = () => {
    if (latest.current) forgetFiles([latest.current]);
    setUpload(undefined);
  };
  const send = async (picked: PickedFile) => {
    setUpload({ ...picked, share: 0 });
    try {
      const id = await files?.send(picked, (share) => setUpload({ ...picked, share }));
      if (id) onSent(id);
      drop();
    } catch (caught) {
      const { message, status } = caught as HttpError;
      setUpload({ ...picked, share: 0, fault: { message, lost: mayRetry(status) } });
    }
  };
  const retry = () => {
    if (latest.current) void send(latest.current);
  };

  const resume = useRef<() => void>(() => undefined);
  resume.current = () => {
    if (latest.current?.fault?.lost) retry();
  };
  useEffect(() => {
    const go = () => resume.current();
    window.addEventListener("online", go);
    return () => {
      window.removeEventListener("online", go);
      if (latest.current) forgetFiles([latest.current]);
    };
  }, []);
  return { upload, send, retry, drop };
}
