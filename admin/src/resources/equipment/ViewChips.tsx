import Chip from "@mui/material/Chip";
import Stack from "@mui/material/Stack";
import { useListContext, useTranslate } from "react-admin";
import { type Filter, USED, VIEWS, viewOf } from "./views.ts";

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
