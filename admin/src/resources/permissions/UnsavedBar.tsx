import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Paper from "@mui/material/Paper";
import { useEffect } from "react";
import { useTranslate } from "react-admin";

interface UnsavedBarProps {
  count: number;
  onDiscard: () => void;
  onSave: () => void;
}

/** Stays in sight while something is changed and not saved; closing the tab asks first. */
export function UnsavedBar({ count, onDiscard, onSave }: UnsavedBarProps) {
  const translate = useTranslate();
  const text = (key: string, options = {}) => translate(`resources.permissions.${key}`, options);
  useEffect(() => {
    if (count === 0) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [count]);
  if (count === 0) return null;
  return (
    <Paper
      elevation={6}
      sx={{
        position: "sticky",
        bottom: { xs: 64, sm: 12 },
        mt: 2,
        px: 2,
        py: 1,
        display: "flex",
        flexWrap: "wrap",
        gap: 1,
        alignItems: "center",
      }}
    >
      <Box role="status" sx={{ flex: 1, minWidth: 140 }}>
        {text("unsaved", { smart_count: count })}
      </Box>
      <Button onClick={onDiscard}>{text("discard")}</Button>
      <Button variant="contained" onClick={onSave}>
        {text("save")}
      </Button>
    </Paper>
  );
}
