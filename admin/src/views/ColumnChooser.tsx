import Down from "@mui/icons-material/KeyboardArrowDown";
import Up from "@mui/icons-material/KeyboardArrowUp";
import ColumnsIcon from "@mui/icons-material/ViewWeek";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";
import IconButton from "@mui/material/IconButton";
import Popover from "@mui/material/Popover";
import { useId, useState } from "react";
import { useTranslate } from "react-admin";
import { type KnownColumns, useColumns } from "./useColumns.ts";

interface ColumnChooserProps extends KnownColumns {
  labelOf: (name: string) => string;
}

/** Which columns a table shows, and in which order. */
export default function ColumnChooser({ labelOf, ...columns }: ColumnChooserProps) {
  const translate = useTranslate();
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { order, hidden, shown, put } = useColumns(columns);
  const ranksOf = (names: readonly string[]) => names.map((name) => columns.known.indexOf(name));
  const toggle = (name: string) => {
    const left = hidden.includes(name) ? hidden.filter((one) => one !== name) : [...hidden, name];
    put({ hidden: left, ranks: ranksOf(order) });
  };
  const move = (at: number, by: -1 | 1) => {
    const [name = ""] = order.slice(at, at + 1);
    put({ hidden, ranks: ranksOf(order.toSpliced(at, 1).toSpliced(at + by, 0, name)) });
  };
  const words = translate("ra.action.select_columns");
  const step = (at: number, by: -1 | 1, label: string) => (
    <IconButton
      size="small"
      aria-label={translate(`resources.saved-views.${by < 0 ? "left" : "right"}`, { name: label })}
      disabled={by < 0 ? at === 0 : at === order.length - 1}
      onClick={() => move(at, by)}
    >
      {by < 0 ? <Up fontSize="small" /> : <Down fontSize="small" />}
    </IconButton>
  );
  return (
    <>
      <Button
        size="small"
        startIcon={<ColumnsIcon />}
        aria-haspopup="dialog"
        aria-expanded={anchor ? true : undefined}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        {words}
      </Button>
      <Popover
        anchorEl={anchor}
        open={Boolean(anchor)}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: "bottom", horizontal: "left" }}
        slotProps={{ paper: { role: "dialog", "aria-labelledby": id } }}
      >
        <Box sx={{ px: 2, py: 1.5, minWidth: 280 }}>
          <Box id={id} component="h2" sx={{ m: 0, mb: 0.5, fontSize: "1rem" }}>
            {words}
          </Box>
          <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0 }}>
            {order.map((name, at) => (
              <Box component="li" key={name} sx={{ display: "flex", alignItems: "center" }}>
                <FormControlLabel
                  control={
                    <Checkbox
                      size="small"
                      checked={!hidden.includes(name)}
                      // A table without any column is none.
                      disabled={shown.length === 1 && shown[0] === name}
                      onChange={() => toggle(name)}
                    />
                  }
                  label={labelOf(name)}
                  sx={{ flex: 1, mr: 1 }}
                />
                {step(at, -1, labelOf(name))}
                {step(at, 1, labelOf(name))}
              </Box>
            ))}
          </Box>
          <Button size="small" onClick={() => put({})}>
            {translate("ra.action.reset")}
          </Button>
        </Box>
      </Popover>
    </>
  );
}
