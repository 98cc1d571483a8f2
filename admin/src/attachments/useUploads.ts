import { useEffect, useRef, useState } from "react";
import type { HttpError } from "react-admin";
import { forgetFiles, pickFiles } from "./pickFiles.ts";
import { type PickedFile, sendFile } from "./sendFile.ts";

export interface Upload extends PickedFile {
  /** 0 to 1 while it is on its way. */
  share: number;
  /** Why it stopped: a lost connection can be tried again, a refusal cannot. */
  fault?: { message: string; lost: boolean };
}

const mayRetry = (status: number) => status === 0 || status === 429 || status >= 500;

/** Sends files to a record one after another; what a lost connection stopped goes on when it is back. */
export function useUploads(subject: string, subjectId: string, onSent: () => void) {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const latest = useRef<Upload[]>([]);
  latest.current = uploads;

  const change = (key: string, to: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...to } : one)));
  const drop = (key: string) =>
    setUploads((all) => {
      forgetFiles(all.filter((one) => one.key === key));
      return all.filter((one) => one.key !== key);
    });

  const send = async (upload: PickedFile) => {
    change(upload.key, { share: 0, fault: undefined });
    try {
      await sendFile(upload, subject, subjectId, (share) => change(upload.key, { share }));
      drop(upload.key);
      onSent();
    } catch (caught) {
      const { message, status } = caught as HttpError;
      change(upload.key, { fault: { message, lost: mayRetry(status) } });
    }
  };
  const add = async (files: Iterable<File>) => {
    const picked = await pickFiles(files);
    setUploads((all) => [...all, ...picked.map((one) => ({ ...one, share: 0 }))]);
    for (const one of picked) await send(one);
  };
  const retry = (key: string) => {
    const one = latest.current.find((upload) => upload.key === key);
    if (one) void send(one);
  };

  const resume = useRef<() => void>(() => undefined);
  resume.current = () => {
    for (const { key, fault } of latest.current) if (fault?.lost) retry(key);
  };
  useEffect(() => {
    const go = () => resume.current();
    window.addEventListener("online", go);
    return () => {
      window.removeEventListener("online", go);
      forgetFiles(latest.current);
    };
  }, []);
  return { uploads, add, retry, drop };
}
