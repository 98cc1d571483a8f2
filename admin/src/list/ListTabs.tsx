import Tab from "@mui/material/Tab";
import Tabs from "@mui/material/Tabs";
import { useTranslate } from "react-admin";
import { Link, useLocation } from "react-router-dom";
import { useMayI } from "../providers/useSession.ts";

export interface ListTab {
  /** Path of the list, `/orders`. */
  to: string;
  /** Key of its words; a plural where it has one. */
  label: string;
  /** Shown to whoever may read this. */
  resource: string;
}

/** A list that stands beside others, under the name of its records. */
export const listTab = (resource: string): ListTab => ({
  to: `/${resource}`,
  label: `resources.${resource}.name`,
  resource,
});

/** Lists that belong together, side by side; none where the reader may open only one. */
export function ListTabs({ tabs, label }: { tabs: readonly ListTab[]; label: string }) {
  const translate = useTranslate();
  const mayI = useMayI();
  const { pathname } = useLocation();
  const shown = tabs.filter(({ resource }) => mayI(resource, "list"));
  if (shown.length < 2) return null;
  return (
    <Tabs
      value={shown.some(({ to }) => to === pathname) && pathname}
      component="nav"
      variant="scrollable"
      allowScrollButtonsMobile
      aria-label={translate(label)}
      sx={{ mb: 1, borderBottom: 1, borderColor: "divider" }}
    >
      {shown.map((tab) => (
        <Tab
          key={tab.to}
          value={tab.to}
          label={translate(tab.label, { smart_count: 2 })}
          component={Link}
          to={tab.to}
          aria-current={tab.to === pathname ? "page" : undefined}
        />
      ))}
    </Tabs>
  );
}
