import { required, TextInput, useTranslate } from "react-admin";
import { useWatch } from "react-hook-form";
import { LICENCE_STATES, type LicenceKind } from "#db/constants.ts";
import { newId } from "#db/ids.ts";
import { Attachments } from "../../attachments/Attachments.tsx";
import { FilesInput } from "../../attachments/FilesInput.tsx";
import { useFilesOf } from "../../attachments/useFilesOf.ts";
import { FormDialog, type FormValues } from "../../dialogs/FormDialog.tsx";
import { now } from "../../format/clock.ts";
import { ChipsInput } from "../../inputs/ChipsInput.tsx";
import { DayInput } from "../../inputs/DayInput.tsx";
import { draftKey } from "../../providers/drafts.ts";
import { api } from "../../providers/http.ts";
import type { Licence } from "./capitalModel.ts";

interface LicenceDialogProps {
  groupId: string;
  kind: LicenceKind;
  /** What is recorded already. */
  licence?: Licence;
  onClose: () => void;
  onSaved: () => void;
}

const needed = required();
const fields = ["state", "number", "issuedOn", "expiresOn", "note"] as const;
const blankIsNothing = (values: FormValues) =>
  Object.fromEntries(fields.map((field) => [field, values[field] === "" ? null : (values[field] ?? null)]));

/** Whether a group has a paper, its number, and until when. */
export default function LicenceDialog({ groupId, kind, licence, onClose, onSaved }: LicenceDialogProps) {
  const translate = useTranslate();
  const scans = useFilesOf("licences");
  const start = licence
    ? Object.fromEntries(fields.map((field) => [field, licence[field]]))
    : { id: newId("lic", now()) };
  const save = async (values: FormValues) => {
    const body = blankIsNothing(values);
    if (licence) await api.put(`licences/${licence.id}`, body, licence.version);
    else await scans.save(String(values.id), () => api.post("licences", { ...body, id: values.id, groupId, kind }));
    onSaved();
  };
  return (
    <FormDialog
      title={translate(`resources.licences.${licence ? "edit" : "record"}`, {
        kind: translate(`enums.licenceKind.${kind}`),
      })}
      resource="licences"
      draft={draftKey("licences", licence?.id ?? `new-${groupId}-${kind}`)}
      defaultValues={start}
      onClose={onClose}
      onSubmit={save}
    >
      <ChipsInput source="state" of="licenceState" values={LICENCE_STATES} validate={needed} />
      <Details />
      <TextInput source="note" multiline minRows={2} helperText={false} />
      {licence ? <Attachments subject="licences" subjectId={licence.id} quiet /> : <FilesInput {...scans.input} />}
    </FormDialog>
  );
}

/** Asked only of a paper that is there, or on its way. */
function Details() {
  const state = useWatch({ name: "state" });
  if (state !== "have" && state !== "in_process") return null;
  return (
    <>
      <TextInput source="number" helperText={false} />
      {state === "have" && (
        <>
          <DayInput source="issuedOn" helperText={false} />
          <DayInput source="expiresOn" helperText={false} />
        </>
      )}
    </>
  );
}
