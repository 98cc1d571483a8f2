import Tab from "@mui/material/Tab";
import Tabs from "@mui/material/Tabs";
import { useResourceContext, useTranslate } from "react-admin";
import { Link } from "react-router-dom";

const lists = ["linkages", "orders", "marketing-supports"] as const;

/** The three lists of the way to market, side by side. */
export function MarketTabs() {
  const resource = useResourceContext();
  const translate = useTranslate();
  return (
    <Tabs
      value={resource}
      component="nav"
      variant="scrollable"
      aria-label={translate("app.menu.linkages")}
      sx={{ mb: 1, borderBottom: 1, borderColor: "divider" }}
    >
      {lists.map((name) => (
        <Tab
          key={name}
          value={name}
          label={translate(`resources.${name}.name`, { smart_count: 2 })}
          component={Link}
          to={`/${name}`}
        />
      ))}
    </Tabs>
  );
}
