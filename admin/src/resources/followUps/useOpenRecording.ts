import { createContext, useContext } from "react";
import type { Recording } from "../groups/record/RecordProvider.tsx";
import type { WorklistItem } from "./worklistModel.ts";

/** Opens a dialog over the worklist for one point; without anything to record, the page of its group. */
export type OpenRecording = (item: WorklistItem, recording?: Recording) => void;

export const OpenRecordingContext = createContext<OpenRecording>(() => undefined);
export const useOpenRecording = () => useContext(OpenRecordingContext);

export const visitOf = (item: WorklistItem): Recording => ({
  kind: "visit",
  followUp: { id: item.id, version: item.version, planStep: item.planStep },
});
