import Typography from "@mui/material/Typography";
import { useQueryClient } from "@tanstack/react-query";
import { required, TextInput, useLocale, useNotify, useRefresh, useTranslate } from "react-admin";
import type { OverrideState } from "#db/constants.ts";
import { FormDialog } from "../../dialogs/FormDialog.tsx";
import { formatDay } from "../../format/day.ts";
import { draftKey } from "../../providers/drafts.ts";
import { api } from "../../providers/http.ts";
import type { Override } from "../cases/caseModel.ts";

interface DecideDialogProps {
  one: Override;
  to: OverrideState;
  title: string;
  onClose: () => void;
  onDone: () => void;
}

const needed = required();

/** The decision with what was asked before one's eyes; refusing needs a reason. */
export default function DecideDialog({ one, to, title, onClose, onDone }: DecideDialogProps) {
  const translate = useTranslate();
  const locale = useLocale();
  const notify = useNotify();
  const refresh = useRefresh();
  const queryClient = useQueryClient();
  const send = async ({ decisionNote }: Record<string, unknown>) => {
    await api.post(
      `overrides/${one.id}/transition`,
      { to, ...(decisionNote ? { reason: decisionNote } : {}) },
      one.version,
    );
    const state = translate(`enums.overrideState.${to}`);
    notify("resources.overrides.decided", { type: "success", messageArgs: { state } });
    onDone();
    // Names read for a list count as fresh groups for a while; this one's band is told differently from now on.
    queryClient.removeQueries({ queryKey: ["groups", "getOne"] });
    refresh();
  };
  return (
    <FormDialog
      title={translate(`resources.overrides.${title}`)}
      resource="overrides"
      draft={draftKey("overrides", `${to}-${one.id}`)}
      submitLabel={`resources.overrides.${title}`}
      onClose={onClose}
      onSubmit={send}
    >
      <Typography variant="body2" sx={{ mb: 1 }}>
        {translate("resources.overrides.until", { day: formatDay(one.expiresOn, locale) })}: {one.reason}
      </Typography>
      <TextInput
        source="decisionNote"
        multiline
        minRows={2}
        validate={to === "rejected" ? needed : undefined}
        helperText={false}
      />
    </FormDialog>
  );
}
