import Box from "@mui/material/Box";
import Tab from "@mui/material/Tab";
import Tabs from "@mui/material/Tabs";
import { useGetList, useListContext, useTranslate } from "react-admin";
import { formatNumber } from "../../format/number.ts";
import { VIEWS, type View, viewOf } from "./worklistModel.ts";

const one = { page: 1, perPage: 1 };

function useCount(view: View, filter: Record<string, unknown>): number | undefined {
  const { total } = useGetList("follow-ups", {
    filter: { ...filter, view },
    pagination: one,
    sort: { field: "windowEndsOn", order: "ASC" },
    meta: { worklist: true },
  });
  return total;
}

function TabFace({ view, filter }: { view: View; filter: Record<string, unknown> }) {
  const translate = useTranslate();
  const count = useCount(view, filter);
  return (
    <Box component="span" sx={{ display: "inline-flex", alignItems: "baseline", gap: 0.75 }}>
      {translate(`resources.follow-ups.view.${view}`)}
      <Box component="span" sx={{ fontWeight: 500, color: "text.secondary", minWidth: "1.2em", textAlign: "left" }}>
        {count === undefined ? "" : formatNumber(count)}
      </Box>
    </Box>
  );
}

/** The four spans of time, each with how many points it holds under the current filter. */
export function ViewTabs() {
  const translate = useTranslate();
  const { filterValues, setFilters, displayedFilters, onUnselectItems } = useListContext();
  const { view: _, ...filter } = filterValues;
  const choose = (view: View) => {
    onUnselectItems();
    setFilters({ ...filter, view }, displayedFilters);
  };
  return (
    <Tabs
      value={viewOf(filterValues)}
      onChange={(_event, view: View) => choose(view)}
      aria-label={translate("resources.follow-ups.view.label")}
      variant="scrollable"
      allowScrollButtonsMobile
      sx={{ mb: 1, borderBottom: 1, borderColor: "divider" }}
    >
      {VIEWS.map((view) => (
        <Tab key={view} value={view} label={<TabFace view={view} filter={filter} />} />
      ))}
    </Tabs>
  );
}
