import Download from "@mui/icons-material/FileDownloadOutlined";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { required, TextInput, useNotify, useTranslate } from "react-admin";
import { FormDialog } from "../../dialogs/FormDialog.tsx";
import { saveText } from "../../exports/saveText.ts";
import { request } from "../../providers/http.ts";
import { type Asked, askedSearch } from "./breachModel.ts";

const needed = required();
/** Of UTF-8, for Excel; reading a reply as text takes it off. */
const MARK = "\ufeff";
const nothingKept = () => ({});

/** The list with phone numbers, as CSV, for a reason that stands in it and in the log. */
export function DownloadAffected({ asked }: { asked: Asked }) {
  const translate = useTranslate();
  const notify = useNotify();
  const [asking, setAsking] = useState(false);
  const text = (key: string) => translate(`resources.breach.${key}`);
  const download = async ({ reason }: Record<string, unknown>) => {
    const body = JSON.stringify({ ...askedSearch(asked), reason });
    const { body: csv } = await request("/api/access-log/affected/file", { method: "POST", body });
    saveText(`terdampak-${asked.from}-${asked.to}.csv`, MARK + csv, "text/csv");
    notify(text("downloaded"), { type: "success" });
  };
  return (
    <>
      <Button variant="contained" startIcon={<Download />} onClick={() => setAsking(true)}>
        {text("download")}
      </Button>
      {asking && (
        <FormDialog
          title={text("download")}
          resource="breach"
          draft="breach-file"
          keep={nothingKept}
          submitLabel={text("download")}
          onClose={() => setAsking(false)}
          onSubmit={download}
        >
          <Typography variant="body2" sx={{ mb: 1 }}>
            {text("downloadHelp")}
          </Typography>
          <TextInput source="reason" multiline minRows={2} validate={needed} helperText={false} />
        </FormDialog>
      )}
    </>
  );
}
