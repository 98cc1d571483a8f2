import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import type { Report } from "./sampleModel.ts";

/** How many units were replaced, by which, and why. */
export function Replacements({ report: { replacements, n } }: { report: Pick<Report, "replacements" | "n"> }) {
  const translate = useTranslate();
  const text = (key: string, more = {}) => translate(`resources.samples.${key}`, more);
  if (replacements.length === 0) return null;
  return (
    <>
      <Typography variant="h3" component="h3" sx={{ mt: 2 }}>
        {text("replacements", { smart_count: replacements.length, n })}
      </Typography>
      <ul style={{ margin: "4px 0", paddingLeft: 20 }}>
        {replacements.map(({ order, by, reason }) => (
          <li key={order}>{text("replacement", { order, by: by ?? "–", reason: reason ?? "–" })}</li>
        ))}
      </ul>
    </>
  );
}
