import { type ListTab, listTab } from "../../list/ListTabs.tsx";

/** What belongs to the protection of personal data, for whoever may open it. */
export const PROTECTION_TABS: ListTab[] = [
  listTab("data-requests"),
  { to: "/retention", label: "resources.retention.name", resource: "data-requests" },
  listTab("access-log"),
  { to: "/breach", label: "resources.breach.name", resource: "access-log" },
];
export const PROTECTION_LABEL = "resources.data-requests.tabs";
