import Typography from "@mui/material/Typography";
import { required, TextInput, useNotify, useRefresh, useTranslate } from "react-admin";
import { FormDialog } from "../../dialogs/FormDialog.tsx";
import { today } from "../../format/clock.ts";
import { DayInput } from "../../inputs/DayInput.tsx";
import { draftKey } from "../../providers/drafts.ts";
import { api } from "../../providers/http.ts";
import { useSession } from "../../providers/useSession.ts";
import { MemberChoice } from "../handovers/MemberChoice.tsx";
import { SignatureInput } from "../handovers/SignatureInput.tsx";
import { WitnessInputs } from "../handovers/WitnessInputs.tsx";
import { cleanCompletion, type Redistribution } from "./redistributionModel.ts";

const needed = required();

interface CompleteFormProps {
  row: Redistribution;
  toName: string;
  onClose: () => void;
}

/** The hand-over to the new group: what its document says, as on a document of its own. */
export default function CompleteForm({ row, toName, onClose }: CompleteFormProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const { user } = useSession();
  const text = (key: string, options = {}) => translate(`resources.redistributions.${key}`, options);
  const side = (key: string) => translate(`resources.handovers.${key}`);
  return (
    <FormDialog
      title={text("completeTitle", { name: toName })}
      resource="handovers"
      draft={draftKey("redistributions", `complete-${row.id}`)}
      defaultValues={{
        on: today(),
        giver: user.name,
        groupId: row.toGroupId,
        witnesses: [{ name: "" }, { name: "" }],
      }}
      submitLabel="resources.redistributions.action.complete"
      onClose={onClose}
      onSubmit={async (values) => {
        await api.post(`redistributions/${row.id}/complete`, cleanCompletion(values), row.version);
        notify("resources.redistributions.told.done", { type: "success" });
        refresh();
      }}
    >
      <Typography variant="body2" sx={{ color: "text.secondary", mb: 1 }}>
        {text("completeHelp")}
      </Typography>
      <DayInput source="on" label="resources.handovers.fields.date" validate={needed} helperText={false} />
      <TextInput source="place" helperText={false} />
      <TextInput source="number" helperText="resources.handovers.numberHelp" />
      <TextInput source="giver" helperText={false} />
      <TextInput source="parties.giverTitle" helperText={false} />
      <SignatureInput source="signatures.giver" who={side("first")} />
      <MemberChoice />
      <TextInput source="receiver" helperText={false} />
      <TextInput source="parties.receiverTitle" helperText={false} />
      <SignatureInput source="signatures.receiver" who={side("second")} />
      <WitnessInputs />
    </FormDialog>
  );
}
