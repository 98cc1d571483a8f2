import type { HttpError } from "react-admin";
import { store } from "../../providers/drafts.ts";
import { request } from "../../providers/http.ts";
import { type CheckValues, checkOf } from "./checkModel.ts";

/** A check that was made where there was no connection, as it will be sent. */
export interface WaitingCheck {
  id: string;
  sampleId: string;
  order: number;
  version: number;
  /** Sent again after a lost reply it is still one check. */
  key: string;
  items: readonly string[];
  photo?: string;
  values: CheckValues;
  /** Why the server did not take it: somebody has to look. */
  fault?: string;
}

/** Beside the drafts: what was finished stays on the device until it is sent, for the person who made it. */
const PREFIX = "lanjut.check.";
const nameOf = (userId: string, id: string) => `${PREFIX}${userId}.${id}`;

/** False where the device has no room: the form stays as it is. */
export function keepCheck(userId: string, check: WaitingCheck): boolean {
  try {
    const device = store();
    device?.setItem(nameOf(userId, check.id), JSON.stringify(check));
    return device !== undefined;
  } catch {
    return false;
  }
}

export const dropCheck = (userId: string, id: string): void => store()?.removeItem(nameOf(userId, id));

function parse(text: string | null): WaitingCheck[] {
  try {
    const check = JSON.parse(text ?? "") as WaitingCheck;
    return check.id && check.values ? [check] : [];
  } catch {
    return [];
  }
}

/** Of one sample, in the order of the draw. */
export const waitingChecks = (userId: string, sampleId: string): WaitingCheck[] =>
  Object.keys(store() ?? {})
    .filter((name) => name.startsWith(`${PREFIX}${userId}.`))
    .flatMap((name) => parse(store()?.getItem(name) ?? null))
    .filter((check) => check.sampleId === sampleId)
    .sort((a, b) => a.order - b.order);

/** A signal so weak that nothing comes back is none. */
const PATIENCE_MS = 20_000;
const NOT_NOW = [0, 429, 502, 503, 504];

/** Whether a request may still succeed later as it is: nothing came back, or the server asks to wait. */
export const isLost = (fault: unknown): boolean =>
  (fault as Error).name === "TimeoutError" || NOT_NOW.includes((fault as HttpError).status ?? -1);

export const sendCheck = ({ id, version, key, values, items, photo }: WaitingCheck) =>
  request(`/api/sample-items/${id}/check`, {
    method: "POST",
    body: JSON.stringify(checkOf(values, items, photo)),
    version,
    key,
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
