import { ListTabs, listTab } from "../../list/ListTabs.tsx";

const tabs = [
  { to: "/case-board", label: "resources.cases.views.board", resource: "cases" },
  { to: "/cases", label: "resources.cases.views.list", resource: "cases" },
  listTab("overrides"),
];

/** Board, list and overrides, side by side. */
export const CaseTabs = () => <ListTabs tabs={tabs} label="app.menu.cases" />;
