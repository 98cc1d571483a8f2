import Edit from "@mui/icons-material/EditOutlined";
import Download from "@mui/icons-material/FileDownloadOutlined";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { ShowBase, useLocale, useRecordContext, useShowContext, useTranslate } from "react-admin";
import { Link, useSearchParams } from "react-router-dom";
import { wordsIn } from "../../forms/formText.ts";
import { VersionHistory } from "../../history/VersionHistory.tsx";
import { Fault } from "../../page/Fault.tsx";
import { PageSkeleton } from "../../page/Loading.tsx";
import { NextAction } from "../../page/NextAction.tsx";
import { Page } from "../../page/Page.tsx";
import { Section } from "../../page/Section.tsx";
import { same } from "../../providers/conflictMerge.ts";
import { useApi } from "../../providers/useApi.ts";
import { useMayI, useSession } from "../../providers/useSession.ts";
import { FormUse } from "./FormUse.tsx";
import { type Form, type FormVersion, versionPath } from "./formModel.ts";
import { PhonePreview } from "./PhonePreview.tsx";
import { VersionRows } from "./VersionRows.tsx";

export default function FormShow() {
  return (
    <ShowBase>
      <Body />
    </ShowBase>
  );
}

function Body() {
  const { error, refetch } = useShowContext<Form>();
  const form = useRecordContext<Form>();
  const translate = useTranslate();
  const locale = useLocale();
  const mayI = useMayI();
  const { user } = useSession();
  const [query] = useSearchParams();
  const wanted = Number(query.get("version")) || form?.publishedVersion;
  const version = useApi<FormVersion>(form && versionPath(form.id, wanted));
  const current = useApi<FormVersion>(form && versionPath(form.id, form.publishedVersion));
  if (error && !form) return <Fault fault={error as Error} retry={refetch} />;
  if (!form) return <PageSkeleton />;
  const text = (key: string, options = {}) => translate(`resources.forms.${key}`, options);
  const edits = form.organizationId === user.organizationId && mayI("forms", "edit");
  const editor = `/forms/${form.id}`;
  const published = current.data;
  const changed = published && !(same(published.definition, form.draft) && same(published.name, form.name));
  const why = !form.publishedVersion ? "notPublished" : changed ? "changedSince" : undefined;
  const shown = wanted ? version.data : { number: undefined, name: form.name, definition: form.draft };
  return (
    <Page
      title={wordsIn(form.name, locale)}
      aside={form.retired ? text("fields.retired") : undefined}
      subtitle={form.code}
      actions={
        <>
          <Button component="a" href={`/api/forms/${form.id}/xlsform`} download startIcon={<Download />}>
            {text("xls.export")}
          </Button>
          {edits && (
            <Button component={Link} to={editor} variant="contained" startIcon={<Edit />}>
              {text("build.title")}
            </Button>
          )}
        </>
      }
    >
      {why && edits && !form.retired && (
        <Box sx={{ mb: 2 }}>
          <NextAction why={text(why)} label={text("build.title")} to={editor} />
        </Box>
      )}
      <Box
        sx={{
          display: "grid",
          gap: 2,
          alignItems: "start",
          gridTemplateColumns: { xs: "minmax(0,1fr)", md: "minmax(0,1fr) 410px" },
        }}
      >
        <Box sx={{ display: "grid", gap: 2, gridTemplateColumns: "minmax(0,1fr)" }}>
          <Section title={text("versions.title")}>
            <VersionRows form={form} shown={shown?.number} />
          </Section>
          {edits && <FormUse form={form} />}
          <VersionHistory resource="forms" id={form.id} ofDraft />
        </Box>
        <Section title={shown?.number ? text("version", { number: shown.number }) : text("build.preview")}>
          {version.error && wanted ? (
            <Fault fault={version.error} retry={() => void version.refetch()} />
          ) : (
            shown && (
              <PhonePreview
                key={shown.number ?? "draft"}
                title={wordsIn(shown.name, locale)}
                definition={shown.definition}
              />
            )
          )}
        </Section>
      </Box>
    </Page>
  );
}
