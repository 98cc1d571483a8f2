import HistoryIcon from "@mui/icons-material/History";
import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import { useLocale, useTranslate } from "react-admin";
import { formatDay } from "../format/day.ts";
import type { Asked } from "./asked.ts";

interface PastBannerProps {
  asked: Pick<Asked, "asOf" | "basis">;
  onChange: (change: Partial<Asked>) => void;
}

/** Says that a past day is on show, what is counted of it, and leads back to today. */
export function PastBanner({ asked: { asOf, basis }, onChange }: PastBannerProps) {
  const translate = useTranslate();
  const locale = useLocale();
  if (!asOf) return null;
  const text = (key: string, options = {}) => translate(`outcomes.day.${key}`, options);
  return (
    <Alert
      severity="info"
      variant="outlined"
      icon={<HistoryIcon />}
      sx={{ mb: 2, flexWrap: "wrap", "& .MuiAlert-message": { flex: "1 1 220px" } }}
      action={
        <Button color="inherit" size="small" variant="outlined" onClick={() => onChange({ asOf: "" })}>
          {text("back")}
        </Button>
      }
    >
      <strong>{text("past", { day: formatDay(asOf, locale, "long") })}</strong> {text(`${basis}Help`)}
    </Alert>
  );
}
