import Add from "@mui/icons-material/Add";
import Button from "@mui/material/Button";
import { useState } from "react";
import { required, TextInput, useNotify, useRefresh, useTranslate } from "react-admin";
import { newId } from "#db/ids.ts";
import { FormDialog } from "../../dialogs/FormDialog.tsx";
import { now } from "../../format/clock.ts";
import { RegionInput } from "../../inputs/RegionInput.tsx";
import { draftKey } from "../../providers/drafts.ts";
import { api } from "../../providers/http.ts";
import { useMayI } from "../../providers/useSession.ts";
import { filled } from "../groups/record/filled.ts";
import { DaysInputs } from "./DaysInputs.tsx";

const needed = required();

/** An NGO asks the office of a village to let it accompany a group there. */
export function AskButton() {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const mayI = useMayI();
  const [open, setOpen] = useState(false);
  if (!mayI("partner-requests", "create")) return null;
  return (
    <>
      <Button variant="contained" startIcon={<Add />} onClick={() => setOpen(true)}>
        {translate("resources.partner-requests.ask")}
      </Button>
      {open && (
        <FormDialog
          title={translate("resources.partner-requests.ask")}
          resource="partner-requests"
          draft={draftKey("partner-requests", "new")}
          defaultValues={{ id: newId("gpr", now()) }}
          submitLabel="resources.partner-requests.send"
          onClose={() => setOpen(false)}
          onSubmit={async (values) => {
            await api.post("partner-requests", filled(values));
            notify("resources.partner-requests.sent", { type: "success" });
            refresh();
          }}
        >
          <TextInput
            source="groupName"
            validate={needed}
            helperText={translate("resources.partner-requests.groupNameHelp")}
          />
          <RegionInput source="villageCode" level="village" validate={needed} helperText={false} />
          <TextInput source="purpose" multiline minRows={2} validate={needed} helperText={false} />
          <DaysInputs />
        </FormDialog>
      )}
    </>
  );
}
