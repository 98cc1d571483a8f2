import Tab from "@mui/material/Tab";
import Tabs from "@mui/material/Tabs";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";

const views = [
  { value: "case-board", label: "resources.cases.views.board" },
  { value: "cases", label: "resources.cases.views.list" },
  { value: "overrides", label: "resources.overrides.name" },
] as const;

/** Board, list and overrides, side by side. */
export function CaseTabs({ value }: { value: (typeof views)[number]["value"] }) {
  const translate = useTranslate();
  return (
    <Tabs
      value={value}
      component="nav"
      variant="scrollable"
      allowScrollButtonsMobile
      aria-label={translate("app.menu.cases")}
      sx={{ mb: 1, borderBottom: 1, borderColor: "divider" }}
    >
      {views.map((view) => (
        <Tab
          key={view.value}
          value={view.value}
          label={translate(view.label, { smart_count: 2 })}
          component={Link}
          to={`/${view.value}`}
        />
      ))}
    </Tabs>
  );
}
