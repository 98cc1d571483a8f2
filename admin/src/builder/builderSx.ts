import type { SxProps, Theme } from "@mui/material/styles";

const narrow = "@container (max-width: 600px)";

/** Conditions in one row where there is room, field over operator and value where there is not; the measure is the editor's own width. */
export const builderSx: SxProps<Theme> = {
  containerType: "inline-size",
  "& .ruleGroup": {
    border: 1,
    borderColor: "divider",
    borderRadius: 2,
    p: { xs: 1, sm: 1.5 },
    display: "grid",
    gap: 1,
    minWidth: 0,
    backgroundColor: "background.paper",
  },
  "& .ruleGroup .ruleGroup": { borderLeftWidth: 3, borderLeftColor: "primary.main" },
  "& .ruleGroup-header": { display: "flex", flexWrap: "wrap", alignItems: "center", gap: 1 },
  "& .ruleGroup-combinators": { width: "auto", minWidth: 150 },
  "& .ruleGroup-notToggle": { mr: 0 },
  "& .ruleGroup-body": { display: "grid", gap: 1, minWidth: 0, "&:empty": { display: "none" } },
  "& .shiftActions": { display: "inline-flex" },
  "& .rule": {
    display: "grid",
    gridTemplateColumns: "auto minmax(150px, 1.4fr) minmax(130px, 0.8fr) minmax(130px, 1fr) auto auto",
    gap: 0.75,
    alignItems: "start",
    minWidth: 0,
    borderTop: 1,
    borderColor: "divider",
    pt: 1,
    [narrow]: { gridTemplateColumns: "repeat(6, minmax(0, 1fr))" },
  },
  "& .rule .shiftActions": { gridColumn: 1, gridRow: 1, [narrow]: { gridRow: 4, gridColumn: "1 / 4" } },
  "& .rule-fields": { gridColumn: 2, gridRow: 1, minWidth: 0, [narrow]: { gridColumn: "1 / -1" } },
  "& .rule-operators": { gridColumn: 3, gridRow: 1, [narrow]: { gridRow: 2, gridColumn: "1 / 4" } },
  "& .rule-value": { gridColumn: 4, gridRow: 1, minWidth: 0, [narrow]: { gridRow: 2, gridColumn: "4 / -1" } },
  "& .rule-value.two": { display: "flex", alignItems: "center", gap: 0.5 },
  "& .rule-value.two, & .rule-value.wide": { [narrow]: { gridRow: 3, gridColumn: "1 / -1" } },
  "& .rule-operators:has(+ .two, + .wide)": { [narrow]: { gridColumn: "1 / -1" } },
  "& .rule-cloneRule": { gridColumn: 5, gridRow: 1, [narrow]: { gridRow: 4, gridColumn: 5, justifySelf: "end" } },
  "& .rule-remove": { gridColumn: 6, gridRow: 1, [narrow]: { gridRow: 4, gridColumn: 6, justifySelf: "end" } },
  "& .rule-about": {
    gridColumn: "2 / -1",
    fontSize: "0.8125rem",
    color: "text.secondary",
    display: "flex",
    flexWrap: "wrap",
    columnGap: 2,
    rowGap: 0.25,
    [narrow]: { gridColumn: "1 / -1" },
  },
  "&.queryReadOnly .rule": {
    gridTemplateColumns: "0 minmax(0, 1.4fr) minmax(0, 0.8fr) minmax(0, 1fr) 0 0",
    [narrow]: { gridTemplateColumns: "repeat(6, minmax(0, 1fr))" },
  },
};
