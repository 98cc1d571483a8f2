import type { RaRecord } from "react-admin";
import type { DeliveryChannel, DeliveryState } from "#db/constants.ts";

export interface Delivery extends RaRecord {
  id: string;
  version: number;
  userId: string;
  userName: string;
  kind: string;
  data: Record<string, number | string> | null;
  channel: DeliveryChannel;
  state: DeliveryState;
  attempts: number;
  notBefore: number;
  lastError: string | null;
  providerId: string | null;
  sentAt: number | null;
  createdAt: number;
}

export const isUncertain = ({ lastError }: Pick<Delivery, "lastError">): boolean =>
  lastError === "unknown" || (lastError?.startsWith("unknown:") ?? false);

/** Key under `resources.deliveries.errors` for a cause, with the code a provider answered. */
export function causeOf(lastError: string): { key: string; code: string } {
  if (isUncertain({ lastError })) return { key: "unknown", code: "" };
  const code = /^http_(\d+)$/.exec(lastError)?.[1];
  if (!code) return { key: lastError, code: "" };
  if (code === "401" || code === "403") return { key: "key", code };
  const passing = Number(code) >= 500 || ["408", "425", "429"].includes(code);
  return { key: passing ? "theirs" : "refused", code };
}
