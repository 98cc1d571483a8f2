import Preview from "@mui/icons-material/VisibilityOutlined";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogContentText from "@mui/material/DialogContentText";
import DialogTitle from "@mui/material/DialogTitle";
import type { Theme } from "@mui/material/styles";
import useMediaQuery from "@mui/material/useMediaQuery";
import { useState } from "react";
import { type HttpError, SaveButton, Toolbar, useNotify, useTranslate } from "react-admin";
import { useFormContext } from "react-hook-form";
import type { BastDocument } from "#worker/handovers/document.ts";
import { api } from "../../providers/http.ts";
import { BastSheet } from "./BastSheet.tsx";
import { cleanHandover } from "./handoverModel.ts";

/** Save, and before it a look at the whole document: once made it does not change any more. */
export function HandoverToolbar() {
  const translate = useTranslate();
  const notify = useNotify();
  const narrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down("md"));
  const { getValues, setError, trigger } = useFormContext();
  const [document, setDocument] = useState<BastDocument>();
  const [busy, setBusy] = useState(false);
  const text = (key: string) => translate(`resources.handovers.${key}`);

  const look = async () => {
    if (!(await trigger())) return;
    setBusy(true);
    try {
      const found = await api.post<{ document: BastDocument }>("handovers/preview", cleanHandover(getValues()));
      setDocument(found.document);
    } catch (fault) {
      const { message, body } = fault as HttpError;
      for (const [field, words] of Object.entries((body?.errors ?? {}) as Record<string, string>))
        setError(field, { message: words });
      notify(message, { type: "error", autoHideDuration: 8000 });
    } finally {
      setBusy(false);
    }
  };

  return (
    <Toolbar sx={{ gap: 1, flexWrap: "wrap" }}>
      <SaveButton alwaysEnable />
      <Button variant="outlined" startIcon={<Preview />} onClick={look} disabled={busy}>
        {text("preview")}
      </Button>
      {document && (
        <Dialog open onClose={() => setDocument(undefined)} fullScreen={narrow} fullWidth maxWidth="md" scroll="paper">
          <DialogTitle component="h2">{text("previewTitle")}</DialogTitle>
          <DialogContent tabIndex={0} sx={{ px: { xs: 0, sm: 3 } }}>
            <DialogContentText sx={{ mb: 1, px: { xs: 2, sm: 0 } }}>{text("previewHelp")}</DialogContentText>
            <BastSheet document={document} />
          </DialogContent>
          <DialogActions>
            <Button onClick={() => setDocument(undefined)}>{translate("app.action.close")}</Button>
          </DialogActions>
        </Dialog>
      )}
    </Toolbar>
  );
}
