import Box from "@mui/material/Box";
import Card from "@mui/material/Card";
import {
  EditBase,
  Form as RaForm,
  required,
  TextInput,
  useEditContext,
  useLocale,
  useNotify,
  useRecordContext,
  useTranslate,
} from "react-admin";
import { wordsIn } from "../../forms/formText.ts";
import { FormDraft } from "../../inputs/FormDraft.tsx";
import { RecordLink } from "../../list/RecordLink.tsx";
import { Fault } from "../../page/Fault.tsx";
import { PageSkeleton } from "../../page/Loading.tsx";
import { Page } from "../../page/Page.tsx";
import { useApi } from "../../providers/useApi.ts";
import { FormBuilder } from "./FormBuilder.tsx";
import { type Form, type FormVersion, versionPath } from "./formModel.ts";
import { SaveBar } from "./SaveBar.tsx";
import { XlsNotes } from "./XlsNotes.tsx";

const needed = required();
const sent = ({ name, draft }: Partial<Form>) => ({ name, draft });

/** The builder of a form: its draft is saved here; what visits ask changes only when it is published. */
export default function FormEdit() {
  const notify = useNotify();
  const onSuccess = () => notify("resources.forms.saved", { type: "success" });
  return (
    <EditBase mutationMode="pessimistic" redirect={false} transform={sent as never} mutationOptions={{ onSuccess }}>
      <Body />
    </EditBase>
  );
}

function Body() {
  const form = useRecordContext<Form>();
  const { error, refetch } = useEditContext<Form>();
  const translate = useTranslate();
  const locale = useLocale();
  const path = form && versionPath(form.id, form.publishedVersion);
  const version = useApi<FormVersion>(path);
  if (error && !form) return <Fault fault={error as Error} retry={refetch} />;
  if (version.error) return <Fault fault={version.error} retry={() => void version.refetch()} />;
  // What is published holds names and choices fast: the builder waits until it knows them.
  if (!form || (path && !version.data)) return <PageSkeleton />;
  const published = path ? version.data : undefined;
  const text = (key: string, options = {}) => translate(`resources.forms.${key}`, options);
  return (
    <RaForm key={form.id} warnWhenUnsavedChanges noValidate>
      <Page
        title={wordsIn(form.name, locale)}
        subtitle={
          <>
            <RecordLink resource="forms" id={form.id}>
              {form.publishedVersion ? text("version", { number: form.publishedVersion }) : text("notPublished")}
            </RecordLink>{" "}
            · {form.code}
          </>
        }
      >
        <SaveBar form={form} published={published} />
        <FormDraft key={form.version} />
        <XlsNotes formId={form.id} />
        <Card sx={{ mb: 2, px: 2, py: 1 }}>
          <Box
            sx={{
              display: "grid",
              columnGap: 2,
              gridTemplateColumns: { xs: "minmax(0,1fr)", sm: "repeat(2, minmax(0,1fr))" },
            }}
          >
            <TextInput source="name.id" validate={needed} helperText={false} />
            <TextInput source="name.en" validate={needed} helperText={false} />
          </Box>
        </Card>
        <FormBuilder published={published?.definition} />
      </Page>
    </RaForm>
  );
}
