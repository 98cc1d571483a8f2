import Alert from "@mui/material/Alert";
import AlertTitle from "@mui/material/AlertTitle";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import LinearProgress from "@mui/material/LinearProgress";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { type HttpError, useLocale, useRefresh, useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { wordsIn } from "../../forms/formText.ts";
import { FormPage } from "../../page/FormPage.tsx";
import { uploadForm } from "../../providers/upload.ts";
import { FileDrop } from "../imports/FileDrop.tsx";
import { countQuestions } from "./formModel.ts";
import { XlsTable } from "./XlsTable.tsx";
import { isXlsForm, keepNotes, type XlsReply } from "./xlsModel.ts";

const WORDS = "resources.forms.xls";

/** A form made for KoboToolbox or ODK becomes a draft; what it could not take is listed. */
export default function FormImport() {
  const translate = useTranslate();
  const refresh = useRefresh();
  const [file, setFile] = useState<File>();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const [taken, setTaken] = useState<XlsReply>();
  const text = (key: string) => translate(`${WORDS}.${key}`);

  const choose = (chosen: File) => {
    setTaken(undefined);
    setFault(isXlsForm(chosen) ? undefined : text("accepts"));
    setFile(isXlsForm(chosen) ? chosen : undefined);
  };
  const read = async () => {
    if (!file) return;
    const body = new FormData();
    body.set("file", file);
    setBusy(true);
    setFault(undefined);
    try {
      const reply = await uploadForm<XlsReply>("forms/import", body, () => undefined);
      keepNotes(reply.form.id, reply.left);
      setTaken(reply);
      setFile(undefined);
      refresh();
    } catch (error) {
      const { message, body: told } = error as HttpError;
      setFault([message, ...Object.values((told?.errors ?? {}) as Record<string, string>)].join(" "));
    } finally {
      setBusy(false);
    }
  };
  return (
    <FormPage title={text("import")}>
      <Typography variant="body2" sx={{ color: "text.secondary", mb: 1.5 }}>
        {text("importHelp")}
      </Typography>
      <FileDrop file={file} onChoose={choose} disabled={busy} accept=".xlsx" words={WORDS} />
      <div aria-live="assertive">
        {fault && (
          <Alert severity="error" variant="outlined" sx={{ mt: 1.5 }}>
            <AlertTitle>{text("notTaken")}</AlertTitle>
            {fault}
          </Alert>
        )}
      </div>
      <Box sx={{ py: 2 }}>
        {busy ? (
          <Box role="status">
            <LinearProgress aria-label={text("reading")} />
            {text("reading")}
          </Box>
        ) : (
          file && (
            <Button variant="contained" onClick={() => void read()}>
              {text("read")}
            </Button>
          )
        )}
        {taken && <Taken {...taken} />}
      </Box>
    </FormPage>
  );
}

function Taken({ form, left }: XlsReply) {
  const translate = useTranslate();
  const locale = useLocale();
  const text = (key: string, options = {}) => translate(`${WORDS}.${key}`, options);
  return (
    <Box aria-live="polite">
      <Alert severity="success" variant="outlined" sx={{ mb: 1.5 }}>
        {text("taken", { name: wordsIn(form.name, locale), smart_count: countQuestions(form.draft) })}{" "}
        {left.length === 0 && text("all")}
      </Alert>
      {left.length > 0 && (
        <>
          <Typography variant="h2" component="h2">
            {text("left", { smart_count: left.length })}
          </Typography>
          <Typography variant="body2" sx={{ color: "text.secondary" }}>
            {text("leftHelp")}
          </Typography>
          <XlsTable left={left} />
        </>
      )}
      <Button component={Link} to={`/forms/${form.id}`} variant="contained" sx={{ mt: 1.5 }}>
        {text("open")}
      </Button>
    </Box>
  );
}
