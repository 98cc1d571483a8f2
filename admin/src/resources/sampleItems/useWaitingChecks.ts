import { useCallback, useEffect, useRef, useState } from "react";
import { type HttpError, useRefresh } from "react-admin";
import { useSession } from "../../providers/useSession.ts";
import { dropCheck, isLost, keepCheck, sendCheck, type WaitingCheck, waitingChecks } from "./waitingChecks.ts";

const AGAIN_MS = 30_000;

/** Checks of a sample that wait on this device, sent as soon as there is a connection. */
export function useWaitingChecks(sampleId: string | undefined) {
  const { user } = useSession();
  const refresh = useRefresh();
  const read = useCallback(
    () => new Map((sampleId ? waitingChecks(user.id, sampleId) : []).map((check) => [check.id, check])),
    [user.id, sampleId],
  );
  const [waiting, setWaiting] = useState<ReadonlyMap<string, WaitingCheck>>(read);
  const busy = useRef(false);

  const send = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    const before = [...read().values()].filter(({ fault }) => !fault);
    try {
      for (const check of before) {
        try {
          await sendCheck(check);
          dropCheck(user.id, check.id);
        } catch (fault) {
          if (isLost(fault)) break;
          keepCheck(user.id, { ...check, fault: (fault as HttpError).message });
        }
      }
    } finally {
      busy.current = false;
      const left = read();
      setWaiting(left);
      if (left.size < before.length) refresh();
    }
  }, [read, refresh, user.id]);

  useEffect(() => setWaiting(read()), [read]);
  const some = waiting.size > 0;
  useEffect(() => {
    if (!some) return;
    if (navigator.onLine) void send();
    const timer = setInterval(() => void send(), AGAIN_MS);
    window.addEventListener("online", send);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", send);
    };
  }, [some, send]);

  const keep = (check: WaitingCheck): boolean => {
    const isKept = keepCheck(user.id, check);
    if (isKept) setWaiting(read());
    return isKept;
  };
  return { waiting, send, keep };
}
