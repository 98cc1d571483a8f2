import Tab from "@mui/material/Tab";
import Tabs from "@mui/material/Tabs";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { useMayI } from "../../providers/useSession.ts";

const PLACES = [
  ["matches", "/equipment-matches", "equipment"],
  ["proposals", "/redistributions", "redistributions"],
  ["requests", "/equipment-requests", "equipment-requests"],
] as const;

/** The three lists of redistribution: what stands idle, what is proposed, who waits. */
export function RedistributionTabs({ current }: { current: (typeof PLACES)[number][0] }) {
  const translate = useTranslate();
  const mayI = useMayI();
  return (
    <Tabs
      component="nav"
      value={current}
      aria-label={translate("resources.redistributions.tabs.label")}
      variant="scrollable"
      allowScrollButtonsMobile
      sx={{ mb: 1.5, borderBottom: 1, borderColor: "divider" }}
    >
      {PLACES.filter(([, , resource]) => mayI(resource, "list")).map(([name, to]) => (
        <Tab
          key={name}
          value={name}
          component={Link}
          to={to}
          aria-current={name === current ? "page" : undefined}
          label={translate(`resources.redistributions.tabs.${name}`)}
        />
      ))}
    </Tabs>
  );
}
