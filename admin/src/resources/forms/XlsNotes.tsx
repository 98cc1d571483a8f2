import Alert from "@mui/material/Alert";
import AlertTitle from "@mui/material/AlertTitle";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { XlsTable } from "./XlsTable.tsx";
import { dropNotes, readNotes } from "./xlsModel.ts";

/** What the file of this draft held and the draft does not, until it is hidden. */
export function XlsNotes({ formId }: { formId: string }) {
  const translate = useTranslate();
  const [left, setLeft] = useState(() => readNotes(formId));
  if (left.length === 0) return null;
  const text = (key: string, options = {}) => translate(`resources.forms.xls.${key}`, options);
  const hide = () => {
    dropNotes(formId);
    setLeft([]);
  };
  return (
    <Alert
      severity="info"
      variant="outlined"
      sx={{ mb: 2, "& .MuiAlert-message": { minWidth: 0, flex: 1 } }}
      action={
        <Button color="inherit" size="small" onClick={hide}>
          {text("dismiss")}
        </Button>
      }
    >
      <AlertTitle>{text("left", { smart_count: left.length })}</AlertTitle>
      {text("leftHelp")}
      <XlsTable notTaken={left} />
    </Alert>
  );
}
