import { ListTabs, listTab } from "../../list/ListTabs.tsx";

const tabs = ["linkages", "orders", "buyers", "marketing-supports"].map(listTab);

/** The lists of the way to market, side by side. */
export const MarketTabs = () => <ListTabs tabs={tabs} label="app.menu.linkages" />;
