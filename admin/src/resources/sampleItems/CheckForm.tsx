import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Card from "@mui/material/Card";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import {
  Form,
  type HttpError,
  RadioButtonGroupInput,
  required,
  SaveButton,
  TextInput,
  useGetList,
  useNotify,
  useRefresh,
  useTranslate,
} from "react-admin";
import { useWatch } from "react-hook-form";
import { today } from "../../format/clock.ts";
import { DayInput } from "../../inputs/DayInput.tsx";
import { FormDraft } from "../../inputs/FormDraft.tsx";
import { PlaceInput } from "../../inputs/PlaceInput.tsx";
import { draftKey, dropDraft } from "../../providers/drafts.ts";
import { usePeriodWords } from "../samples/SampleFacts.tsx";
import { besidePeriod, type Sample, type SampleItem } from "../samples/sampleModel.ts";
import { type CheckValues, faultsOf, valuesBefore } from "./checkModel.ts";
import { SeenInputs } from "./SeenInputs.tsx";
import type { useWaitingChecks } from "./useWaitingChecks.ts";
import { isLost, sendCheck, type WaitingCheck } from "./waitingChecks.ts";

interface CheckFormProps {
  item: SampleItem;
  sample: Sample;
  /** As it was filled in before, where it could not be sent. */
  before?: WaitingCheck;
  keep: ReturnType<typeof useWaitingChecks>["keep"];
  drop: () => void;
  onSaved: () => void;
}

const needed = required();

/** What is seen, thing by thing; what the office reported is not on this form. */
export function CheckForm({ item, sample, before, keep, drop, onSaved }: CheckFormProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const draft = draftKey("sample-items", item.id);
  const { data: photos = [] } = useGetList<{ id: string; kind: string }>("attachments", {
    filter: { subject: "sample-items", subjectId: item.id },
    sort: { field: "createdAt", order: "ASC" },
    pagination: { page: 1, perPage: 50 },
  });
  const text = (key: string) => translate(`resources.sample-items.${key}`);
  const [start] = useState<CheckValues>(
    () =>
      before?.values ?? {
        ...valuesBefore(item),
        ...{ checkedOn: item.checkedOn ?? today(), note: item.note, lat: item.lat, lng: item.lng },
      },
  );
  const save = async (values: CheckValues) => {
    const check: WaitingCheck = {
      ...{ id: item.id, sampleId: sample.id, order: item.order, version: item.version, key: crypto.randomUUID() },
      ...{ items: sample.items ?? [], photo: photos.find(({ kind }) => kind === "photo")?.id, values },
    };
    try {
      await sendCheck(check);
      drop();
      dropDraft(draft);
      notify(text("saved"), { type: "success" });
      onSaved();
      refresh();
      return undefined;
    } catch (fault) {
      if (isLost(fault) && keep(check)) {
        dropDraft(draft);
        onSaved();
        return undefined;
      }
      const { message, body } = fault as HttpError;
      notify(message, { type: "error", autoHideDuration: 8000 });
      return faultsOf((body?.errors ?? {}) as Record<string, string>);
    }
  };
  return (
    <Card sx={{ p: 2 }}>
      <Form record={{}} defaultValues={start} onSubmit={save} noValidate>
        <FormDraft name={draft} />
        <Typography variant="body2" sx={{ color: "text.secondary", mb: 1 }}>
          {text("seenFirst")}
        </Typography>
        <RadioButtonGroupInput
          source="outcome"
          label={text("fields.outcome")}
          choices={["found", "not_found", "refused"].map((id) => ({ id, name: text(`outcome.${id}`) }))}
          helperText={false}
        />
        <SeenInputs sample={sample} />
        <DayInput source="checkedOn" label={text("fields.checkedOn")} validate={needed} helperText={false} />
        <Outside sample={sample} />
        <TextInput source="note" label={text("fields.note")} multiline helperText={false} />
        <PlaceInput />
        <Box sx={{ mt: 2 }}>
          <SaveButton label="resources.sample-items.save" alwaysEnable />
        </Box>
      </Form>
    </Card>
  );
}

/** A day outside the period that was set: told, not refused. */
function Outside({ sample }: { sample: Sample }) {
  const translate = useTranslate();
  const period = usePeriodWords();
  const day = String(useWatch({ name: "checkedOn" }) ?? "");
  const beside = day ? besidePeriod(day, sample) : undefined;
  if (!beside) return null;
  return (
    <Alert severity="warning" sx={{ mb: 1 }}>
      {translate(`resources.samples.outside.${beside}`, { period: period(sample) })}
    </Alert>
  );
}
