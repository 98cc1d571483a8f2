import Add from "@mui/icons-material/Add";
import Button from "@mui/material/Button";
import { useState } from "react";
import { required, TextInput, useNotify, useRefresh, useTranslate } from "react-admin";
import { newId } from "#db/ids.ts";
import { FormDialog } from "../../dialogs/FormDialog.tsx";
import { now, today } from "../../format/clock.ts";
import { ChipsInput } from "../../inputs/ChipsInput.tsx";
import { RefInput } from "../../inputs/RefInput.tsx";
import { draftKey } from "../../providers/drafts.ts";
import { api } from "../../providers/http.ts";
import { useMayI, useSession } from "../../providers/useSession.ts";
import { filled } from "../groups/record/filled.ts";
import { DaysInputs } from "./DaysInputs.tsx";

const needed = required();
const ngosOnly = { kind: "ngo", active: true };

/** What a group asks for through its office: the office names the NGO and grants at once. */
export function GrantButton({ groupId }: { groupId?: string }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const mayI = useMayI();
  const { user } = useSession();
  const [open, setOpen] = useState(false);
  if (user.role === "ngo" || !mayI("group-partners", "create")) return null;
  return (
    <>
      <Button variant={groupId ? "outlined" : "contained"} startIcon={<Add />} onClick={() => setOpen(true)}>
        {translate("resources.group-partners.add")}
      </Button>
      {open && (
        <FormDialog
          title={translate("resources.group-partners.add")}
          resource="group-partners"
          draft={draftKey("group-partners", `new-${groupId ?? ""}`)}
          defaultValues={{
            id: newId("gpt", now()),
            askedBy: "group",
            startsOn: today(),
            ...(groupId ? { groupId } : {}),
          }}
          onClose={() => setOpen(false)}
          onSubmit={async (values) => {
            await api.post("group-partners", filled(values));
            notify("resources.group-partners.added", { type: "success" });
            refresh();
          }}
        >
          {!groupId && (
            <RefInput
              source="groupId"
              reference="groups"
              filter={{ organizationId: user.organizationId }}
              validate={needed}
              helperText={false}
            />
          )}
          <RefInput
            source="organizationId"
            reference="organizations"
            filter={ngosOnly}
            validate={needed}
            helperText={translate("resources.group-partners.ngoHelp")}
          />
          <ChipsInput source="askedBy" of="partnerAsker" values={["group", "office"]} validate={needed} />
          <TextInput source="purpose" multiline minRows={2} validate={needed} helperText={false} />
          <DaysInputs />
        </FormDialog>
      )}
    </>
  );
}
