import Add from "@mui/icons-material/Add";
import Button from "@mui/material/Button";
import { useState } from "react";
import { required, useTranslate } from "react-admin";
import { RefInput } from "../inputs/RefInput.tsx";
import type { Recording } from "../resources/groups/record/RecordProvider.tsx";
import { FormDialog } from "./FormDialog.tsx";
import { RecordFor } from "./RecordFor.tsx";

interface RecordButtonProps {
  recording: Recording;
  label: string;
  /** Known already; without it the person chooses the group first. */
  groupId?: string;
}

const needed = required();

/** Records something about a group from outside its page. */
export function RecordButton({ recording, label, groupId }: RecordButtonProps) {
  const translate = useTranslate();
  const [choosing, setChoosing] = useState(false);
  const [chosen, setChosen] = useState<string>();
  return (
    <>
      <Button
        variant="contained"
        startIcon={<Add />}
        onClick={() => (groupId ? setChosen(groupId) : setChoosing(true))}
      >
        {translate(label)}
      </Button>
      {choosing && (
        <FormDialog
          title={translate(label)}
          resource="linkages"
          draft="record/choose-group"
          submitLabel="app.action.next"
          onClose={() => setChoosing(false)}
          onSubmit={async (values) => setChosen(values.groupId as string)}
        >
          <RefInput source="groupId" reference="groups" validate={needed} helperText={false} />
        </FormDialog>
      )}
      {chosen && <RecordFor groupId={chosen} recording={recording} onClose={() => setChosen(undefined)} />}
    </>
  );
}
