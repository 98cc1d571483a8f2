import { lazyPage } from "../../providers/lazyPage.ts";

export const invitations = { list: lazyPage(() => import("./InvitationList.tsx")), recordRepresentation: "name" };
export const apiTokens = { list: lazyPage(() => import("./TokenList.tsx")), recordRepresentation: "name" };
export const webhooks = { list: lazyPage(() => import("./WebhookList.tsx")), recordRepresentation: "name" };
export const webhookDeliveries = {
  list: lazyPage(() => import("./WebhookDeliveryList.tsx")),
  recordRepresentation: "kind",
};
