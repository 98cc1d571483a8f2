import { lazy } from "react";

export const invitations = { list: lazy(() => import("./InvitationList.tsx")), recordRepresentation: "name" };
export const apiTokens = { list: lazy(() => import("./TokenList.tsx")), recordRepresentation: "name" };
export const webhooks = { list: lazy(() => import("./WebhookList.tsx")), recordRepresentation: "name" };
export const webhookDeliveries = {
  list: lazy(() => import("./WebhookDeliveryList.tsx")),
  recordRepresentation: "kind",
};
