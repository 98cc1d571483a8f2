import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";

/** Stands where a photo or signature cannot be kept: the contact it belongs to is not planned. */
export function NoFilesHere() {
  const translate = useTranslate();
  return (
    <Typography variant="body2" sx={{ color: "text.secondary" }}>
      {translate("resources.forms.answer.noFiles")}
    </Typography>
  );
}
