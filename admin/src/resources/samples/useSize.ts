import { useEffect, useState } from "react";
import type { HttpError } from "react-admin";
import type { Sized } from "#worker/samples/design.ts";
import { useSettled } from "../../facts/useSettled.ts";
import { api } from "../../providers/http.ts";
import { type DesignValues, sizingOf } from "./sampleModel.ts";

interface SizeReply {
  size?: Sized;
  fault?: string;
  /** What was asked last is not answered yet. */
  isOld: boolean;
}

/** The population of today, and what a design comes to in it; asked once typing pauses. */
export function useSize(values: DesignValues): SizeReply {
  const asked = useSettled(JSON.stringify(sizingOf(values)));
  const [reply, setReply] = useState<{ asked: string; size?: Sized; fault?: string }>();
  useEffect(() => {
    let current = true;
    api.post<Sized>("samples/size", JSON.parse(asked)).then(
      (size) => current && setReply({ asked, size }),
      (fault: HttpError) => {
        const fields = Object.values((fault.body?.errors ?? {}) as Record<string, string>);
        if (current) setReply({ asked, fault: fields[0] ?? fault.message });
      },
    );
    return () => {
      current = false;
    };
  }, [asked]);
  return { size: reply?.size, fault: reply?.fault, isOld: reply?.asked !== asked };
}
