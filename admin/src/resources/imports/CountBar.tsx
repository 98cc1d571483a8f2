import Card from "@mui/material/Card";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { formatNumber } from "../../format/number.ts";
import { addsUp, type Import, warningCount } from "./importModel.ts";

/** The counts as one sentence that adds up to the file. */
export function CountBar({ job }: { job: Import }) {
  const translate = useTranslate();
  const { counts } = job;
  const shown = Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, formatNumber(count)]));
  const warnings = warningCount(job.rows);
  return (
    <Card sx={{ px: 2, py: 1.25 }}>
      {addsUp(counts) && (
        <Typography variant="body1" sx={{ fontWeight: 600 }}>
          {translate("resources.imports.addsUp", shown)}
        </Typography>
      )}
      <Typography variant="caption" component="p" sx={{ color: "text.secondary" }}>
        {[
          warnings > 0 && translate("resources.imports.warningRows", { smart_count: warnings }),
          (job.ignored?.length ?? 0) > 0 &&
            translate("resources.imports.ignored", { smart_count: job.ignored?.length ?? 0 }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </Typography>
    </Card>
  );
}
