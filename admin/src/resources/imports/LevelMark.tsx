import Duplicate from "@mui/icons-material/ContentCopyOutlined";
import Stop from "@mui/icons-material/ErrorOutlined";
import Warning from "@mui/icons-material/ReportProblemOutlined";
import Box from "@mui/material/Box";
import { useTranslate } from "react-admin";
import type { ImportOutcome } from "#db/constants.ts";

/** What a fault does to its row: keeps it out, repeats an earlier one, or only leaves a cell empty. */
export function LevelMark({ level, outcome }: { level: "error" | "warning"; outcome: ImportOutcome }) {
  const translate = useTranslate();
  const duplicate = outcome === "duplicate";
  const Icon = duplicate ? Duplicate : level === "error" ? Stop : Warning;
  return (
    <Box
      component="span"
      sx={{
        display: "inline-flex",
        alignItems: "center",
        gap: 0.5,
        fontWeight: 600,
        whiteSpace: "nowrap",
        mr: 0.5,
        verticalAlign: "text-bottom",
      }}
    >
      <Icon aria-hidden sx={{ fontSize: 16, color: level === "error" ? "error.main" : "text.secondary" }} />
      {translate(duplicate ? "enums.importOutcome.duplicate" : `resources.imports.level.${level}`)}
    </Box>
  );
}
