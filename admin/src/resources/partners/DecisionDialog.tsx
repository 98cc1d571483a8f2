import Typography from "@mui/material/Typography";
import { required, TextInput, useNotify, useRefresh, useTranslate } from "react-admin";
import { FormDialog, type FormValues } from "../../dialogs/FormDialog.tsx";
import { Quiet } from "../../fields/text.tsx";
import { today } from "../../format/clock.ts";
import { RefInput } from "../../inputs/RefInput.tsx";
import { draftKey } from "../../providers/drafts.ts";
import { api } from "../../providers/http.ts";
import { useSession } from "../../providers/useSession.ts";
import { filled } from "../groups/record/filled.ts";
import { DaysInputs } from "./DaysInputs.tsx";
import type { PartnerRequest } from "./partnerModel.ts";

export type Decision = "grant" | "refuse";

interface DecisionDialogProps {
  request: PartnerRequest;
  decision: Decision;
  onClose: () => void;
}

const needed = required();

/** The office finds the group that the NGO means and grants, or refuses with a reason that the NGO reads. */
export function DecisionDialog({ request, decision, onClose }: DecisionDialogProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const { user } = useSession();
  const text = (key: string) => translate(`resources.partner-requests.${key}`);
  const send = async (values: FormValues) => {
    await api.post(`partner-requests/${request.id}/${decision}`, filled(values), request.version);
    notify(`resources.partner-requests.${decision}Done`, { type: "success" });
    refresh();
  };
  const grants = decision === "grant";
  const startsOn = request.startsOn && request.startsOn > today() ? request.startsOn : today();
  return (
    <FormDialog
      title={text(decision)}
      resource="partner-requests"
      draft={draftKey("partner-requests", `${decision}-${request.id}`)}
      defaultValues={grants ? { startsOn, endsOn: request.endsOn } : {}}
      submitLabel={`resources.partner-requests.${decision}`}
      onClose={onClose}
      onSubmit={send}
    >
      {grants ? (
        <>
          <Typography variant="body2" sx={{ mb: 1 }}>
            <Quiet>{translate("resources.partner-requests.findHelp", { name: request.groupName })}</Quiet>
          </Typography>
          <RefInput
            source="groupId"
            reference="groups"
            filter={{ organizationId: user.organizationId, villageCode: request.villageCode }}
            validate={needed}
            helperText={text("onlyVillage")}
          />
          <DaysInputs />
        </>
      ) : (
        <TextInput source="reason" multiline minRows={2} validate={needed} helperText={text("refuseHelp")} />
      )}
    </FormDialog>
  );
}
