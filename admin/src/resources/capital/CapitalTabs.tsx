import { ListTabs, listTab } from "../../list/ListTabs.tsx";

const tabs = ["capital-applications", "licences", "capital-schemes"].map(listTab);

/** The lists that decide whether capital can follow, side by side. */
export const CapitalTabs = () => <ListTabs tabs={tabs} label="app.menu.capital" />;
