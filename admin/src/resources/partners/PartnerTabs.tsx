import Tab from "@mui/material/Tab";
import Tabs from "@mui/material/Tabs";
import { useResourceContext, useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { useMayI } from "../../providers/useSession.ts";

const lists = ["group-partners", "partner-requests"] as const;

/** Partnerships, and what is asked for, side by side. */
export function PartnerTabs() {
  const resource = useResourceContext();
  const translate = useTranslate();
  const mayI = useMayI();
  return (
    <Tabs
      value={resource}
      component="nav"
      variant="scrollable"
      allowScrollButtonsMobile
      aria-label={translate("app.menu.partners")}
      sx={{ mb: 1, borderBottom: 1, borderColor: "divider" }}
    >
      {lists
        .filter((name) => mayI(name, "list"))
        .map((name) => (
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
