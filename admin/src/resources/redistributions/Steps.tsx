import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { required, TextInput, useNotify, useRefresh, useTranslate } from "react-admin";
import { FormDialog, type FormValues } from "../../dialogs/FormDialog.tsx";
import { today } from "../../format/clock.ts";
import { DayInput } from "../../inputs/DayInput.tsx";
import { draftKey } from "../../providers/drafts.ts";
import { api } from "../../providers/http.ts";
import { useSession } from "../../providers/useSession.ts";
import { cleanCompletion, type Redistribution, type Verb, verbsFor } from "./redistributionModel.ts";

const needed = required();
const REACHED: Record<Verb, string> = {
  approve: "approved",
  reject: "rejected",
  withdraw: "withdrawn",
  complete: "done",
};

/** What this person can do about a proposal now, each with its own short form. */
export function Steps({ row, toName }: { row: Redistribution; toName: string }) {
  const translate = useTranslate();
  const { user } = useSession();
  const [verb, setVerb] = useState<Verb>();
  const verbs = verbsFor(row, user);
  return (
    <>
      {verbs.map((one, at) => (
        <Button key={one} variant={at === 0 ? "contained" : "outlined"} onClick={() => setVerb(one)}>
          {translate(`resources.redistributions.action.${one}`)}
        </Button>
      ))}
      {verb && <StepForm row={row} verb={verb} toName={toName} onClose={() => setVerb(undefined)} />}
    </>
  );
}

interface StepFormProps {
  row: Redistribution;
  verb: Verb;
  toName: string;
  onClose: () => void;
}

function StepForm({ row, verb, toName, onClose }: StepFormProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const { user } = useSession();
  const text = (key: string, options = {}) => translate(`resources.redistributions.${key}`, options);
  const send = async (values: FormValues) => {
    const body = verb === "complete" ? cleanCompletion(values) : filled(values);
    await api.post(`redistributions/${row.id}/${verb}`, body, row.version);
    notify(`resources.redistributions.told.${REACHED[verb]}`, { type: "success" });
    refresh();
  };
  return (
    <FormDialog
      title={verb === "complete" ? text("completeTitle", { name: toName }) : text(`decideTitle.${verb}`)}
      resource="redistributions"
      draft={draftKey("redistributions", `${verb}-${row.id}`)}
      defaultValues={verb === "complete" ? { on: today(), giver: user.name } : {}}
      submitLabel={`resources.redistributions.action.${verb}`}
      onClose={onClose}
      onSubmit={send}
    >
      {verb === "approve" && <TextInput source="note" multiline minRows={2} helperText={false} />}
      {(verb === "reject" || verb === "withdraw") && (
        <TextInput
          source="reason"
          validate={verb === "reject" ? needed : undefined}
          multiline
          minRows={2}
          helperText={false}
        />
      )}
      {verb === "complete" && (
        <>
          <Typography variant="body2" sx={{ color: "text.secondary", mb: 1 }}>
            {text("completeHelp")}
          </Typography>
          <DayInput source="on" validate={needed} helperText={false} />
          <TextInput source="giver" helperText={false} />
          <TextInput source="receiver" helperText={false} />
          <TextInput source="witnesses" multiline minRows={2} helperText="resources.redistributions.witnessesHelp" />
          <TextInput source="place" helperText={false} />
          <TextInput source="number" helperText="resources.redistributions.numberHelp" />
        </>
      )}
    </FormDialog>
  );
}

const filled = (values: FormValues) => Object.fromEntries(Object.entries(values).filter(([, value]) => value));
