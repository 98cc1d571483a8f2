import Clear from "@mui/icons-material/Close";
import Box from "@mui/material/Box";
import Checkbox from "@mui/material/Checkbox";
import IconButton from "@mui/material/IconButton";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { type RaRecord, useListContext, useTranslate } from "react-admin";

interface SelectOneProps {
  record: RaRecord;
  /** What the record is called, so that the box says what it chooses. */
  name: string;
}

/** Box that chooses one record of a list for what is done with many. */
export function SelectOne({ record, name }: SelectOneProps) {
  const translate = useTranslate();
  const { selectedIds = [], onToggleItem } = useListContext();
  return (
    <Checkbox
      size="small"
      checked={selectedIds.includes(record.id)}
      onClick={(event) => event.stopPropagation()}
      onChange={() => onToggleItem(record.id)}
      slotProps={{ input: { "aria-label": `${translate("ra.action.select_row")}: ${name}` } }}
      sx={{ p: 0.75 }}
    />
  );
}

/** Box that chooses every record of the page, or none. */
export function SelectPage() {
  const translate = useTranslate();
  const { data = [], selectedIds = [], onSelect, onUnselectItems } = useListContext();
  const all = data.length > 0 && data.every(({ id }) => selectedIds.includes(id));
  return (
    <Checkbox
      size="small"
      checked={all}
      indeterminate={!all && selectedIds.length > 0}
      onChange={() => (all ? onUnselectItems() : onSelect(data.map(({ id }) => id)))}
      slotProps={{ input: { "aria-label": translate("ra.action.select_all") } }}
      sx={{ p: 0.75, m: -0.75 }}
    />
  );
}

/** How many are chosen, and what can be done with them; stands over the list while any are. */
export function SelectedBar({ children }: { children: ReactNode }) {
  const translate = useTranslate();
  const { selectedIds = [], onUnselectItems } = useListContext();
  if (selectedIds.length === 0) return null;
  return (
    <Box
      sx={{
        display: "flex",
        flexWrap: "wrap",
        alignItems: "center",
        gap: 1,
        px: 1,
        py: 0.5,
        backgroundColor: "primary.light",
        borderBottom: 1,
        borderColor: "divider",
      }}
    >
      <IconButton size="small" onClick={() => onUnselectItems()} aria-label={translate("ra.action.unselect")}>
        <Clear fontSize="small" />
      </IconButton>
      <Typography variant="body2" role="status" sx={{ fontWeight: 600, mr: 1 }}>
        {translate("ra.action.bulk_actions", { smart_count: selectedIds.length })}
      </Typography>
      {children}
    </Box>
  );
}
