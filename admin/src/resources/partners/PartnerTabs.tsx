import { ListTabs, listTab } from "../../list/ListTabs.tsx";

const tabs = ["group-partners", "partner-requests"].map(listTab);

/** Partnerships, and what is asked for, side by side. */
export const PartnerTabs = () => <ListTabs tabs={tabs} label="app.menu.partners" />;
