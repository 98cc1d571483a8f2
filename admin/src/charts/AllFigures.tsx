import Download from "@mui/icons-material/FileDownloadOutlined";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useNotify, useTranslate } from "react-admin";
import { csvName } from "./figureTable.ts";

interface AllFiguresProps {
  /** Under `/api/`, ends in `.csv` before its query. */
  path: string;
  /** Parts of the file's name. */
  name: (string | undefined)[];
}

/** Every figure on show in one file, as the server counts them. */
export function AllFigures({ path, name }: AllFiguresProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      const { saveServerCsv } = await import("./saveCsv.ts");
      await saveServerCsv(path, csvName(...name));
    } catch (fault) {
      notify((fault as Error).message, { type: "error" });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button startIcon={<Download />} onClick={save} loading={busy} loadingPosition="start">
      {translate("outcomes.chart.everything")}
    </Button>
  );
}
