import Card from "@mui/material/Card";
import LinearProgress from "@mui/material/LinearProgress";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { formatNumber } from "../../format/number.ts";
import type { Import } from "./importModel.ts";

export function Progress({ job }: { job: Import }) {
  const translate = useTranslate();
  const { done = 0, total = 0 } = job.progress ?? {};
  return (
    <Card sx={{ px: 2, py: 1.5 }} role="status">
      <Typography variant="h2" component="p">
        {translate("resources.imports.committing", { done: formatNumber(done), total: formatNumber(total) })}
      </Typography>
      <LinearProgress
        variant={total > 0 ? "determinate" : "indeterminate"}
        value={total > 0 ? (done / total) * 100 : 0}
        aria-label={translate("enums.importState.committing")}
        sx={{ my: 1 }}
      />
      <Typography variant="caption" sx={{ color: "text.secondary" }}>
        {translate("resources.imports.mayLeave")}
      </Typography>
    </Card>
  );
}
