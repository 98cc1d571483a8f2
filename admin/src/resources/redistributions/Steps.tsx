import Button from "@mui/material/Button";
import { lazy, Suspense, useState } from "react";
import { required, TextInput, useNotify, useRefresh, useTranslate } from "react-admin";
import { FormDialog, type FormValues } from "../../dialogs/FormDialog.tsx";
import { draftKey } from "../../providers/drafts.ts";
import { api } from "../../providers/http.ts";
import { useSession } from "../../providers/useSession.ts";
import { type Redistribution, type Verb, verbsFor } from "./redistributionModel.ts";

const needed = required();
const REACHED = { approve: "approved", reject: "rejected", withdraw: "withdrawn" } as const;
const CompleteForm = lazy(() => import("./CompleteForm.tsx"));

/** What this person can do about a proposal now, each with its own short form. */
export function Steps({ row, toName }: { row: Redistribution; toName: string }) {
  const translate = useTranslate();
  const session = useSession();
  const [verb, setVerb] = useState<Verb>();
  const verbs = verbsFor(row, session);
  return (
    <>
      {verbs.map((one, at) => (
        <Button key={one} variant={at === 0 ? "contained" : "outlined"} onClick={() => setVerb(one)}>
          {translate(`resources.redistributions.action.${one}`)}
        </Button>
      ))}
      {verb === "complete" && (
        <Suspense fallback={null}>
          <CompleteForm row={row} toName={toName} onClose={() => setVerb(undefined)} />
        </Suspense>
      )}
      {verb && verb !== "complete" && <DecisionForm row={row} verb={verb} onClose={() => setVerb(undefined)} />}
    </>
  );
}

interface DecisionFormProps {
  row: Redistribution;
  verb: Exclude<Verb, "complete">;
  onClose: () => void;
}

function DecisionForm({ row, verb, onClose }: DecisionFormProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  return (
    <FormDialog
      title={translate(`resources.redistributions.decideTitle.${verb}`)}
      resource="redistributions"
      draft={draftKey("redistributions", `${verb}-${row.id}`)}
      submitLabel={`resources.redistributions.action.${verb}`}
      onClose={onClose}
      onSubmit={async (values) => {
        await api.post(`redistributions/${row.id}/${verb}`, filled(values), row.version);
        notify(`resources.redistributions.told.${REACHED[verb]}`, { type: "success" });
        refresh();
      }}
    >
      {verb === "approve" ? (
        <TextInput source="note" multiline minRows={2} helperText={false} />
      ) : (
        <TextInput
          source="reason"
          validate={verb === "reject" ? needed : undefined}
          multiline
          minRows={2}
          helperText={false}
        />
      )}
    </FormDialog>
  );
}

const filled = (values: FormValues) => Object.fromEntries(Object.entries(values).filter(([, value]) => value));
