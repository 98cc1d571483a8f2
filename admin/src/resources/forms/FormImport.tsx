import Alert from "@mui/material/Alert";
import AlertTitle from "@mui/material/AlertTitle";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import LinearProgress from "@mui/material/LinearProgress";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { type HttpError, useLocale, useRefresh, useTranslate } from "react-admin";
import { useNavigate } from "react-router-dom";
import { wordsIn } from "../../forms/formText.ts";
import { FormPage } from "../../page/FormPage.tsx";
import { uploadForm } from "../../providers/upload.ts";
import { FileDrop } from "../imports/FileDrop.tsx";
import { countQuestions } from "./formModel.ts";
import { XlsTable } from "./XlsTable.tsx";
import { isXlsForm, keepNotes, type XlsReply } from "./xlsModel.ts";

const WORDS = "resources.forms.xls";

/** A form made for KoboToolbox or ODK becomes a draft; what it could not take is told first, and kept beside it. */
export default function FormImport() {
  const translate = useTranslate();
  const navigate = useNavigate();
  const refresh = useRefresh();
  const [file, setFile] = useState<File>();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const [seen, setSeen] = useState<XlsReply>();
  const text = (key: string) => translate(`${WORDS}.${key}`);

  const send = async (chosen: File, look: boolean) => {
    const body = new FormData();
    body.set("file", chosen);
    if (look) body.set("preview", "yes");
    setBusy(true);
    setFault(undefined);
    try {
      return await uploadForm<XlsReply>("forms/import", body, () => undefined);
    } catch (error) {
      const { message, body: told } = error as HttpError;
      setFault([message, ...Object.values((told?.errors ?? {}) as Record<string, string>)].join(" "));
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  const choose = async (chosen: File) => {
    setSeen(undefined);
    setFile(isXlsForm(chosen) ? chosen : undefined);
    if (isXlsForm(chosen)) setSeen(await send(chosen, true));
    else setFault(text("accepts"));
  };
  const keep = async () => {
    const reply = file && (await send(file, false));
    if (!reply?.form.id) return;
    keepNotes(reply.form.id, reply.notTaken);
    refresh();
    navigate(`/forms/${reply.form.id}`);
  };
  return (
    <FormPage title={text("import")}>
      <Typography variant="body2" sx={{ color: "text.secondary", mb: 1.5 }}>
        {text("importHelp")}
      </Typography>
      <FileDrop file={file} onChoose={(chosen) => void choose(chosen)} disabled={busy} accept=".xlsx" words={WORDS} />
      <div aria-live="assertive">
        {fault && (
          <Alert severity="error" variant="outlined" sx={{ mt: 1.5 }}>
            <AlertTitle>{text("refused")}</AlertTitle>
            {fault}
          </Alert>
        )}
      </div>
      <Box sx={{ py: 2 }}>
        {busy && (
          <Box role="status">
            <LinearProgress aria-label={text("reading")} />
            {text("reading")}
          </Box>
        )}
        {seen && <Taken {...seen} />}
        {seen && (
          <Button variant="contained" disabled={busy} onClick={() => void keep()} sx={{ mt: 1.5 }}>
            {text("keep")}
          </Button>
        )}
      </Box>
    </FormPage>
  );
}

/** What the file would become. */
function Taken({ form, notTaken }: XlsReply) {
  const translate = useTranslate();
  const locale = useLocale();
  const text = (key: string, options = {}) => translate(`${WORDS}.${key}`, options);
  const count = countQuestions(form.draft);
  return (
    <Box aria-live="polite">
      <Alert severity="success" variant="outlined" sx={{ mb: 1.5 }}>
        {text("taken", { name: wordsIn(form.name, locale), smart_count: count })} {notTaken.length === 0 && text("all")}
      </Alert>
      {notTaken.length > 0 && (
        <>
          <Typography variant="h2" component="h2">
            {text("left", { smart_count: notTaken.length })}
          </Typography>
          <Typography variant="body2" sx={{ color: "text.secondary" }}>
            {text("leftHelp")}
          </Typography>
          <XlsTable notTaken={notTaken} />
        </>
      )}
    </Box>
  );
}
