import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { required, TextInput, useNotify, useRedirect, useRefresh, useTranslate } from "react-admin";
import { FormDialog } from "../../dialogs/FormDialog.tsx";
import { draftKey } from "../../providers/drafts.ts";
import { api } from "../../providers/http.ts";
import type { SampleItem } from "../samples/sampleModel.ts";

const needed = required();

/** The next unit of the same draw stands in for one that cannot be had. */
export function ReplaceButton({ item }: { item: SampleItem }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const redirect = useRedirect();
  const [asking, setAsking] = useState(false);
  const text = (key: string) => translate(`resources.sample-items.${key}`);
  const send = async ({ reason }: Record<string, unknown>) => {
    await api.post(`sample-items/${item.id}/replace`, { reason }, item.version);
    notify(text("replacedNow"), { type: "success" });
    refresh();
    redirect("show", "samples", item.sampleId);
  };
  return (
    <>
      <Button onClick={() => setAsking(true)}>{text("replace")}</Button>
      {asking && (
        <FormDialog
          title={text("replace")}
          resource="sample-items"
          draft={draftKey("sample-items", `${item.id}-replace`)}
          submitLabel="resources.sample-items.replace"
          onClose={() => setAsking(false)}
          onSubmit={send}
        >
          <Typography variant="body2" sx={{ mb: 1 }}>
            {text("replaceHelp")}
          </Typography>
          <TextInput
            source="reason"
            validate={needed}
            multiline
            helperText="resources.sample-items.replaceReasonHelp"
          />
        </FormDialog>
      )}
    </>
  );
}
