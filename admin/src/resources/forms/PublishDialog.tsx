import Alert from "@mui/material/Alert";
import AlertTitle from "@mui/material/AlertTitle";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogContentText from "@mui/material/DialogContentText";
import DialogTitle from "@mui/material/DialogTitle";
import type { Theme } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import useMediaQuery from "@mui/material/useMediaQuery";
import { useState } from "react";
import { type HttpError, useLocale, useNotify, useRedirect, useRefresh, useTranslate } from "react-admin";
import { wordsIn } from "../../forms/formText.ts";
import { same } from "../../providers/conflictMerge.ts";
import { api } from "../../providers/http.ts";
import { findFaults } from "./builderFaults.ts";
import { ChangeList } from "./ChangeList.tsx";
import { formChanges } from "./formChanges.ts";
import type { Form, FormVersion } from "./formModel.ts";

interface PublishDialogProps {
  form: Form;
  published: FormVersion | undefined;
  onClose: () => void;
}

/** Shows what the next version changes, or what still keeps it back, before anybody decides. */
export default function PublishDialog({ form, published, onClose }: PublishDialogProps) {
  const translate = useTranslate();
  const locale = useLocale();
  const notify = useNotify();
  const refresh = useRefresh();
  const redirect = useRedirect();
  const narrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down("sm"));
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string[]>();
  const number = (form.publishedVersion ?? 0) + 1;
  const text = (key: string, options = {}) => translate(`resources.forms.publish.${key}`, options);
  const faults = findFaults(form.draft, published?.definition).all.map(({ name, text: words }) =>
    [name, wordsIn(words, locale)].filter(Boolean).join(": "),
  );
  const changes = formChanges(published?.definition ?? { questions: [] }, form.draft);
  const renamed = published !== undefined && !same(published.name, form.name);
  const nothing = published !== undefined && changes.length === 0 && !renamed;
  const kept = refused ?? (faults.length > 0 ? faults : undefined);

  const publish = async () => {
    setBusy(true);
    try {
      await api.post(`forms/${form.id}/publish`, {}, form.version);
      notify("resources.forms.publish.done", { type: "success", messageArgs: { number } });
      refresh();
      redirect("show", "forms", form.id);
    } catch (fault) {
      const { message, body } = fault as HttpError;
      setRefused(body?.errors ? Object.values(body.errors as Record<string, string>) : [message]);
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={onClose} fullScreen={narrow} fullWidth maxWidth="sm" aria-labelledby="publish-title">
      <DialogTitle id="publish-title" component="h2">
        {text("title", { number })}
      </DialogTitle>
      <DialogContent>
        {kept ? (
          <Alert severity="error" variant="outlined">
            <AlertTitle>{text("refused")}</AlertTitle>
            <ul style={{ margin: 0, paddingLeft: 18 }}>
              {kept.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          </Alert>
        ) : (
          <>
            <DialogContentText>{text(nothing ? "nothing" : published ? "help" : "first")}</DialogContentText>
            {published && !nothing && (
              <Typography variant="h3" component="h3" sx={{ mt: 1.5 }}>
                {text("changes", { number: published.number })}
              </Typography>
            )}
            <ChangeList changes={changes} />
            {renamed && (
              <Typography variant="body2">
                {text("changed")}: {text("what.name")}
              </Typography>
            )}
          </>
        )}
      </DialogContent>
      <DialogActions sx={{ px: 3, py: 1.5, borderTop: 1, borderColor: "divider" }}>
        <Button onClick={onClose}>{translate("app.action.cancel")}</Button>
        <Button variant="contained" disabled={busy || nothing || kept !== undefined} onClick={() => void publish()}>
          {text("confirm", { number })}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
