import Chip from "@mui/material/Chip";
import Stack from "@mui/material/Stack";
import { useListContext, useTranslate } from "react-admin";

type Filter = Record<string, unknown>;

/** Views that are asked for daily, as filters of the list. */
const VIEWS: Record<string, Filter> = {
  all: {},
  idle: { state: ["idle", "damaged"] },
  undelivered: { state: ["procured", "stored"] },
  unused: { withoutFirstUse: true },
};
const USED = ["state", "withoutFirstUse"];

/** Which view a filter is, if it is one. */
export function viewOf(filter: Filter): string | undefined {
  const mine = Object.fromEntries(Object.entries(filter).filter(([key]) => USED.includes(key)));
  return Object.entries(VIEWS).find(([, view]) => JSON.stringify(view) === JSON.stringify(mine))?.[0];
}

export function ViewChips() {
  const translate = useTranslate();
  const { filterValues, setFilters, displayedFilters } = useListContext();
  const current = viewOf(filterValues);
  const choose = (view: Filter) => {
    const rest = Object.fromEntries(Object.entries(filterValues).filter(([key]) => !USED.includes(key)));
    setFilters({ ...rest, ...view }, displayedFilters);
  };
  return (
    <Stack
      direction="row"
      useFlexGap
      role="group"
      aria-label={translate("resources.equipment.view.label")}
      sx={{ flexWrap: "wrap", gap: 1, mb: 1.5 }}
    >
      {Object.entries(VIEWS).map(([name, view]) => (
        <Chip
          key={name}
          label={translate(`resources.equipment.view.${name}`)}
          onClick={() => choose(view)}
          color={current === name ? "primary" : "default"}
          variant={current === name ? "filled" : "outlined"}
          aria-pressed={current === name}
        />
      ))}
    </Stack>
  );
}
