import Box from "@mui/material/Box";
import Card from "@mui/material/Card";
import Typography from "@mui/material/Typography";
import {
  Form,
  type HttpError,
  NumberInput,
  RadioButtonGroupInput,
  SaveButton,
  SelectInput,
  TextInput,
  useGetList,
  useLocale,
  useNotify,
  useRefresh,
  useTranslate,
} from "react-admin";
import { useWatch } from "react-hook-form";
import { SAMPLE_ITEMS } from "#worker/samples/items.ts";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { FormDraft } from "../../inputs/FormDraft.tsx";
import { PlaceInput } from "../../inputs/PlaceInput.tsx";
import { draftKey, dropDraft } from "../../providers/drafts.ts";
import { api } from "../../providers/http.ts";
import type { Sample, SampleItem } from "../samples/sampleModel.ts";
import { type CheckValues, checkOf, valuesBefore, valuesOf } from "./checkModel.ts";

interface CheckFormProps {
  item: SampleItem;
  sample: Sample;
  onSaved: () => void;
}

/** What is seen, thing by thing; what the office reported is not on this form. */
export function CheckForm({ item, sample, onSaved }: CheckFormProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const draft = draftKey("sample-items", item.id);
  const { data: photos = [] } = useGetList<{ id: string; kind: string }>("attachments", {
    filter: { subject: "sample-items", subjectId: item.id },
    sort: { field: "createdAt", order: "ASC" },
    pagination: { page: 1, perPage: 50 },
  });
  const items = sample.items ?? [];
  const text = (key: string) => translate(`resources.sample-items.${key}`);
  const save = async (values: CheckValues) => {
    try {
      const photo = photos.find(({ kind }) => kind === "photo")?.id;
      await api.post(`sample-items/${item.id}/check`, checkOf(values, items, photo), item.version);
      dropDraft(draft);
      notify(text("saved"), { type: "success" });
      onSaved();
      refresh();
      return undefined;
    } catch (fault) {
      const { message, body } = fault as HttpError;
      notify(message, { type: "error", autoHideDuration: 8000 });
      const errors = (body?.errors ?? {}) as Record<string, string>;
      const seen = Object.entries(errors).map(([name, words]) => [name.replace("observed.", ""), words]);
      return { ...errors, seen: Object.fromEntries(seen) };
    }
  };
  const start = { ...valuesBefore(item.observed), note: item.note, lat: item.lat, lng: item.lng };
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
        <TextInput source="note" label={text("fields.note")} multiline helperText={false} />
        <PlaceInput />
        <Box sx={{ mt: 2 }}>
          <SaveButton label="resources.sample-items.save" alwaysEnable />
        </Box>
      </Form>
    </Card>
  );
}

function SeenInputs({ sample }: { sample: Sample }) {
  const translate = useTranslate();
  const [outcome, without] = useWatch({ name: ["outcome", "without"] }) as [string, CheckValues["without"]];
  if (outcome !== "found") return null;
  const reasons = [
    { id: "not_found", name: translate("resources.sample-items.unsure") },
    { id: "refused", name: translate("resources.sample-items.refusedItem") },
  ];
  return (sample.items ?? []).map((item) => (
    <Box
      key={item}
      sx={{
        display: "grid",
        columnGap: 2,
        gridTemplateColumns: { xs: "minmax(0,1fr)", sm: "minmax(0,2fr) minmax(0,1fr)" },
      }}
    >
      {!without?.[item] && <SeenInput item={item} sample={sample} />}
      <SelectInput
        source={`without.${item}`}
        label={without?.[item] ? undefined : "–"}
        choices={reasons}
        emptyText="–"
        helperText={false}
      />
    </Box>
  ));
}

function SeenInput({ item, sample }: { item: string; sample: Sample }) {
  const translate = useTranslate();
  const locale = useLocale() === "en" ? "en" : "id";
  const known = SAMPLE_ITEMS[sample.unit][item];
  const shared = { source: `seen.${item}`, label: known?.label[locale] ?? item, helperText: false } as const;
  switch (known?.kind) {
    case "number":
      return <NumberInput {...shared} min={0} />;
    case "choice":
      return <EnumInput {...shared} of={known.of ?? ""} values={valuesOf(known.of)} />;
    case "yes_no":
      return (
        <SelectInput
          {...shared}
          choices={["yes", "no"].map((id) => ({ id, name: translate(`resources.sample-items.${id}`) }))}
        />
      );
    default:
      return <TextInput {...shared} />;
  }
}
