import { createContext, type ReactNode, Suspense, useContext, useState } from "react";
import { lazyPage } from "../../../providers/lazyPage.ts";
import type { Group } from "../groupModel.ts";

/** What can be recorded about a group, with what it is about. */
export type Recording =
  | { kind: "visit"; followUp?: { id: string; version: number; planStep: string | null } }
  | { kind: "attempt"; followUpId?: string }
  | { kind: "reschedule" | "skip"; followUp: { id: string; version: number; dueOn: string } }
  | { kind: "linkage" }
  | { kind: "order" }
  | { kind: "support" }
  | { kind: "capital" }
  | { kind: "complaint" }
  | { kind: "check"; equipment: { id: string; item: string } };

const RecordContext = createContext<(recording: Recording) => void>(() => undefined);
const Recorder = lazyPage(() => import("./Recorder.tsx"));

/** Opens the dialog that records something about this group. */
export const useRecord = () => useContext(RecordContext);

export function RecordProvider({ group, children }: { group: Group; children: ReactNode }) {
  const [recording, setRecording] = useState<Recording>();
  return (
    <RecordContext value={setRecording}>
      {children}
      {recording && (
        <Suspense fallback={null}>
          <Recorder group={group} recording={recording} onClose={() => setRecording(undefined)} />
        </Suspense>
      )}
    </RecordContext>
  );
}
