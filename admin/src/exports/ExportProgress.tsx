import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import LinearProgress from "@mui/material/LinearProgress";
import Typography from "@mui/material/Typography";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useId, useRef } from "react";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { formatNumber } from "../format/number.ts";
import { type Export, progressOf, readExport, saveFile } from "./exportModel.ts";

const everySecond = 1_000;

interface ExportProgressProps {
  job: Export;
  onClose: () => void;
}

/** How far a long export is. Closing it stops nothing; staying, the file is saved as soon as it is there. */
export default function ExportProgress({ job: asked, onClose }: ExportProgressProps) {
  const translate = useTranslate();
  const text = (key: string, options?: object) => translate(`resources.exports.${key}`, options);
  const titleId = useId();
  const saved = useRef(false);
  const { data: job = asked } = useQuery<Export>({
    queryKey: ["api", `exports/${asked.id}`],
    queryFn: ({ signal }) => readExport(asked.id, signal),
    initialData: asked,
    refetchInterval: ({ state }) => (state.data?.state === "running" ? everySecond : false),
  });
  useEffect(() => {
    if (job.state !== "ready" || saved.current) return;
    saved.current = true;
    saveFile(job);
  }, [job]);
  const running = job.state === "running";

  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby={titleId}>
      <DialogTitle id={titleId} component="h2">
        {text("title")}
      </DialogTitle>
      <DialogContent>
        <Typography variant="body2" role="status">
          {running && text("waiting", { done: formatNumber(job.rowsDone), total: formatNumber(job.total) })}
          {job.state === "ready" && text("ready", { smart_count: job.total })}
          {job.state === "failed" && `${text("failed")} ${text(`error.${job.error}`, { _: "" })}`}
        </Typography>
        {running && (
          <>
            <LinearProgress
              variant="determinate"
              value={progressOf(job)}
              aria-label={translate("enums.exportState.running")}
              sx={{ my: 1.5 }}
            />
            <Typography variant="caption" sx={{ color: "text.secondary" }}>
              {text("leave")}
            </Typography>
          </>
        )}
      </DialogContent>
      <DialogActions>
        <Button component={Link} to="/exports" onClick={onClose}>
          {text("open")}
        </Button>
        <Button onClick={onClose}>{translate("app.action.close")}</Button>
      </DialogActions>
    </Dialog>
  );
}
