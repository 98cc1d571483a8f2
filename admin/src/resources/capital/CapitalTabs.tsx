import Tab from "@mui/material/Tab";
import Tabs from "@mui/material/Tabs";
import { useResourceContext, useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { useMayI } from "../../providers/useSession.ts";

const lists = ["capital-applications", "licences", "capital-schemes"] as const;

/** The lists that decide whether capital can follow, side by side. */
export function CapitalTabs() {
  const resource = useResourceContext();
  const translate = useTranslate();
  const mayI = useMayI();
  const shown = lists.filter((name) => mayI(name, "list"));
  if (shown.length < 2) return null;
  return (
    <Tabs
      value={resource}
      component="nav"
      variant="scrollable"
      allowScrollButtonsMobile
      aria-label={translate("app.menu.capital")}
      sx={{ mb: 1, borderBottom: 1, borderColor: "divider" }}
    >
      {shown.map((name) => (
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
