import { useTranslate } from "react-admin";
import type { WebhookDelivery } from "./accessModel.ts";

/** Why a delivery did not arrive, in words. */
export function useErrorWords() {
  const translate = useTranslate();
  return ({ lastError, lastStatus }: WebhookDelivery): string =>
    lastError
      ? translate(`resources.webhook-deliveries.errors.${lastError}`, { code: lastStatus ?? "–", _: lastError })
      : "";
}
