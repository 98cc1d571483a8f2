import { listTab } from "../../list/ListTabs.tsx";

export const PEOPLE_TABS = [listTab("users"), listTab("invitations")];
export const WEBHOOK_TABS = [listTab("webhooks"), listTab("webhook-deliveries")];
