import type { DataRequestKind, DataRequestState } from "#db/constants.ts";

export const CHANNELS = ["letter", "visit", "phone", "whatsapp", "email", "other"] as const;

export interface DataRequest {
  id: string;
  version: number;
  kind: DataRequestKind;
  state: DataRequestState;
  personId: string | null;
  requester: string | null;
  channel: string;
  text: string | null;
  receivedAt: number;
  dueAt: number;
  ownerId: string | null;
  identity: string | null;
  doneAt: number | null;
  result: string | null;
  liftedAt: number | null;
  hoursLeft: number | null;
  late: boolean;
}

export type Step = "verify" | "done" | "refuse" | "lift" | "file" | "erase";

/** What this reader may do with a request now, the next step first. */
export function stepsFor(
  { kind, state, liftedAt }: Pick<DataRequest, "kind" | "state" | "liftedAt">,
  may: { move: boolean; erase: boolean },
): Step[] {
  if (may.erase && kind === "erasure" && state === "verified") return ["erase"];
  if (!may.move) return [];
  if (state === "received") return ["verify", "refuse"];
  if (state === "done" && kind === "restriction" && liftedAt === null) return ["lift"];
  if (state !== "verified") return [];
  if (kind === "erasure") return ["refuse"];
  return kind === "access" ? ["file", "done", "refuse"] : ["done", "refuse"];
}

/** The sentence that stands with the next step. */
export function nextKey({ kind, state, liftedAt }: Pick<DataRequest, "kind" | "state" | "liftedAt">): string {
  if (state === "verified") return kind;
  if (state === "done" && kind === "restriction" && liftedAt === null) return "restricted";
  return state;
}
