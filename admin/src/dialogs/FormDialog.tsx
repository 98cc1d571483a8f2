import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import type { Theme } from "@mui/material/styles";
import useMediaQuery from "@mui/material/useMediaQuery";
import { type ReactNode, useId, useState } from "react";
import { Form, type HttpError, ResourceContextProvider, SaveButton, useNotify, useTranslate } from "react-admin";
import { FormDraft } from "../inputs/FormDraft.tsx";
import { dropDraft } from "../providers/drafts.ts";

export type FormValues = Record<string, unknown>;

interface FormDialogProps {
  title: string;
  /** Resource whose field names the inputs carry. */
  resource: string;
  /** Under which name the draft is kept on this device. */
  draft: string;
  /** What of the values may stay on this device; all of them where it is left out. */
  keep?: (values: FormValues) => FormValues;
  defaultValues?: FormValues;
  submitLabel?: string;
  onClose: () => void;
  /** Rejects with the reply of the server; its `fields` appear beside the inputs. */
  onSubmit: (values: FormValues) => Promise<unknown>;
  children: ReactNode;
}

/** The fields scroll, title and buttons stay. */
const scrolls = { "& form": { display: "flex", flexDirection: "column", minHeight: 0, flex: 1 } };

/** A short form over the page; the whole screen at phone width, the button always in reach. */
export function FormDialog(props: FormDialogProps) {
  const { title, resource, draft, keep, defaultValues, submitLabel, onClose, onSubmit, children } = props;
  const narrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down("sm"));
  const translate = useTranslate();
  const notify = useNotify();
  const titleId = useId();
  const [empty] = useState({});
  // A new object at a later render would start the form over and lose what was typed.
  const [start] = useState(defaultValues);

  const submit = async (values: FormValues) => {
    try {
      await onSubmit(values);
      dropDraft(draft);
      onClose();
      return undefined;
    } catch (fault) {
      const { message, body } = fault as HttpError;
      notify(message, { type: "error", autoHideDuration: 8000 });
      return body?.errors as Record<string, string> | undefined;
    }
  };

  return (
    <Dialog open onClose={onClose} fullScreen={narrow} fullWidth maxWidth="sm" aria-labelledby={titleId} sx={scrolls}>
      <ResourceContextProvider value={resource}>
        <Form record={empty} defaultValues={start} onSubmit={submit} noValidate>
          <DialogTitle id={titleId} component="h2">
            {title}
          </DialogTitle>
          <DialogContent>
            <FormDraft name={draft} keep={keep} />
            {children}
          </DialogContent>
          <DialogActions
            sx={{
              px: 3,
              py: 1.5,
              borderTop: 1,
              borderColor: "divider",
            }}
          >
            <Button onClick={onClose}>{translate("app.action.cancel")}</Button>
            <SaveButton label={submitLabel ?? "ra.action.save"} alwaysEnable />
          </DialogActions>
        </Form>
      </ResourceContextProvider>
    </Dialog>
  );
}
