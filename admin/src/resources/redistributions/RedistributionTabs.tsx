import { ListTabs } from "../../list/ListTabs.tsx";

const tabs = [
  { to: "/equipment-matches", label: "resources.redistributions.tabs.matches", resource: "equipment" },
  { to: "/redistributions", label: "resources.redistributions.tabs.proposals", resource: "redistributions" },
  { to: "/equipment-requests", label: "resources.redistributions.tabs.requests", resource: "equipment-requests" },
];

/** The three lists of redistribution: what stands idle, what is proposed, who waits. */
export const RedistributionTabs = () => <ListTabs tabs={tabs} label="resources.redistributions.tabs.label" />;
