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

const SAID = ["kind", "personId", "requester", "channel", "text", "receivedAt"] as const;

/** What an edit sends: once identity is checked, who handles it and nothing else. Blanks go as null. */
export function changedOf(request: DataRequest): Record<string, unknown> {
  const fields = request.state === "received" ? [...SAID, "ownerId" as const] : (["ownerId"] as const);
  return Object.fromEntries(fields.map((field) => [field, request[field] === "" ? null : request[field]]));
}

/** Whether its record may still be edited: open, or a restriction that is in force. */
export const editable = ({ kind, state, liftedAt }: Pick<DataRequest, "kind" | "state" | "liftedAt">): boolean =>
  state === "received" || state === "verified" || (kind === "restriction" && state === "done" && liftedAt === null);

const DAY_HOURS = 24;

/** The clock in words: a key and its count. Up to three days in hours, beyond in days; null when nothing is to be said. */
export function clockWords({
  hoursLeft,
  late,
}: Pick<DataRequest, "hoursLeft" | "late">): [key: string, count: number] | null {
  if (hoursLeft === null) return late ? ["answeredLate", 0] : null;
  if (hoursLeft >= 0) return ["hours", hoursLeft];
  // Whole hours until then are rounded down: -9 is eight hours and some minutes.
  const over = Math.max(1, -hoursLeft - 1);
  return over > 3 * DAY_HOURS ? ["lateByDays", Math.floor(over / DAY_HOURS)] : ["lateBy", over];
}
