import Typography from "@mui/material/Typography";
import { required, TextInput, useNotify, useRefresh, useTranslate } from "react-admin";
import { newId } from "#db/ids.ts";
import { FormDialog } from "../../dialogs/FormDialog.tsx";
import { To } from "../../fields/To.tsx";
import { now } from "../../format/clock.ts";
import { RefInput } from "../../inputs/RefInput.tsx";
import { draftKey } from "../../providers/drafts.ts";
import { api } from "../../providers/http.ts";
import { useSession } from "../../providers/useSession.ts";
import { machineName } from "../equipment/equipmentModel.ts";
import type { Candidate, Match } from "./redistributionModel.ts";

const needed = required();

interface ProposeDialogProps {
  machine: Match;
  /** Without one the person chooses any group of the office. */
  candidate?: Candidate;
  onClose: () => void;
}

export function ProposeDialog({ machine, candidate, onClose }: ProposeDialogProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const { user } = useSession();
  const text = (key: string, options = {}) => translate(`resources.redistributions.propose.${key}`, options);
  return (
    <FormDialog
      title={text("title", { item: machineName(machine) })}
      resource="redistributions"
      draft={draftKey("redistributions", `new-${machine.id}-${candidate?.requestId ?? ""}`)}
      defaultValues={{ id: newId("rdt", now()), toGroupId: candidate?.group.id }}
      submitLabel="resources.redistributions.matches.propose"
      onClose={onClose}
      onSubmit={async ({ id, toGroupId, reason }) => {
        const requestId = candidate?.requestId;
        await api.post("redistributions", { id, equipmentId: machine.id, toGroupId, reason, requestId });
        notify("resources.redistributions.propose.done", { type: "success" });
        refresh();
      }}
    >
      <Typography variant="body2" sx={{ color: "text.secondary", mb: 1 }}>
        {text("help")}
      </Typography>
      {candidate ? (
        <Typography variant="body1" sx={{ mb: 1.5 }}>
          {machine.group.name}
          <To />
          <strong>{candidate.group.name}</strong>
        </Typography>
      ) : (
        <RefInput
          source="toGroupId"
          reference="groups"
          filter={{ organizationId: user.organizationId }}
          validate={needed}
          helperText={false}
        />
      )}
      <TextInput source="reason" validate={needed} multiline minRows={2} helperText={false} />
    </FormDialog>
  );
}
