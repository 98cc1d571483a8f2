import { Suspense, useEffect } from "react";
import { useGetOne, useNotify } from "react-admin";
import { lazyPage } from "../providers/lazyPage.ts";
import type { Group } from "../resources/groups/groupModel.ts";
import type { Recording } from "../resources/groups/record/RecordProvider.tsx";

const Recorder = lazyPage(() => import("../resources/groups/record/Recorder.tsx"));

interface RecordForProps {
  groupId: string;
  recording: Recording;
  onClose: () => void;
}

/** A dialog that records something about a group, opened from a list: the group is read first. */
export function RecordFor({ groupId, recording, onClose }: RecordForProps) {
  const notify = useNotify();
  const { data: group, error } = useGetOne<Group>("groups", { id: groupId });
  useEffect(() => {
    if (!error) return;
    notify((error as Error).message, { type: "error" });
    onClose();
  }, [error, notify, onClose]);
  if (!group) return null;
  return (
    <Suspense fallback={null}>
      <Recorder group={group} recording={recording} onClose={onClose} />
    </Suspense>
  );
}
