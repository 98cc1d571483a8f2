import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { Confirm, ShowBase, useNotify, useRecordContext, useRefresh, useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { OnceDialog } from "../../dialogs/OnceDialog.tsx";
import { RefName } from "../../fields/RefName.tsx";
import { listUrl } from "../../list/listUrl.ts";
import { PageSkeleton } from "../../page/Loading.tsx";
import { Page } from "../../page/Page.tsx";
import { Section } from "../../page/Section.tsx";
import { api } from "../../providers/http.ts";
import { useMayI } from "../../providers/useSession.ts";
import { AskedForm } from "./AskedForm.tsx";
import { FormMeanings } from "./FormMeanings.tsx";
import { FormQuestions } from "./FormQuestions.tsx";
import { addressOf, type SubmissionForm } from "./submissionModel.ts";
import { useTokenWords } from "./useTokenWords.ts";

export default function SubmissionFormShow() {
  return (
    <ShowBase>
      <Body />
    </ShowBase>
  );
}

function Body() {
  const form = useRecordContext<SubmissionForm>();
  const translate = useTranslate();
  const mayI = useMayI();
  if (!form) return <PageSkeleton />;
  const text = (key: string, options = {}) => translate(`resources.submission-forms.${key}`, options);
  const edits = mayI("submission-forms", "edit");
  const received = (filter: object) => listUrl("submissions", { formId: form.id, ...filter });
  return (
    <Page
      title={form.name}
      aside={text(form.active ? "open" : "closed")}
      subtitle={form.programId ? <RefName resource="programs" id={form.programId} /> : text("allPrograms")}
      actions={
        <>
          <Button component={Link} to={received({})} variant="contained">
            {text("toReceived")}
          </Button>
          <Button component={Link} to={received({ outcome: "rejected" })} variant="outlined">
            {text("toRejected")}
          </Button>
          {edits && <Actions form={form} />}
        </>
      }
    >
      <Box sx={{ display: "grid", gap: 2, gridTemplateColumns: "minmax(0,1fr)" }}>
        <Section title={text("connect")}>
          <Box component="ol" sx={{ m: 0, pl: 2.5, "& li": { mb: 0.5 } }}>
            <li>{text("step1")}</li>
            <li>
              {text("step2")}{" "}
              <Box component="code" sx={{ overflowWrap: "anywhere", userSelect: "all" }}>
                {addressOf(form, window.location.origin)}
              </Box>
            </li>
            <li>{text("step3")}</li>
            <li>{text("step4")}</li>
          </Box>
        </Section>
        <AskedForm form={form} edits={edits} />
        <FormQuestions key={`q${form.version}`} form={form} edits={edits} />
        <FormMeanings key={`m${form.version}`} form={form} edits={edits} />
      </Box>
    </Page>
  );
}

function Actions({ form }: { form: SubmissionForm }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const [asking, setAsking] = useState(false);
  const [token, setToken] = useState<string>();
  const words = useTokenWords();
  const [busy, setBusy] = useState(false);
  const text = (key: string, options = {}) => translate(`resources.submission-forms.${key}`, options);
  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    try {
      await work();
    } catch (fault) {
      notify((fault as Error).message, { type: "error", autoHideDuration: 8000 });
    } finally {
      setBusy(false);
      refresh();
    }
  };
  const turn = () =>
    run(async () => {
      setAsking(false);
      const turned = await api.post<SubmissionForm>(`submission-forms/${form.id}/token`, {}, form.version);
      setToken(turned.token);
    });
  const retry = () =>
    run(async () => {
      const { tried, accepted } = await api.post<Record<"tried" | "accepted", number>>(
        `submission-forms/${form.id}/retry`,
        {},
      );
      notify(tried === 0 ? text("nothingToRetry") : text("retried", { smart_count: accepted, tried }), {
        type: accepted === tried ? "success" : "warning",
      });
    });
  const toggle = () =>
    run(async () => {
      await api.put(`submission-forms/${form.id}`, { active: !form.active }, form.version);
    });
  return (
    <>
      <Button onClick={retry} disabled={busy}>
        {text("retryAll")}
      </Button>
      <Button onClick={() => setAsking(true)} disabled={busy}>
        {text("newToken")}
      </Button>
      <Button onClick={toggle} disabled={busy}>
        {text(form.active ? "close" : "reopen")}
      </Button>
      <Confirm
        isOpen={asking}
        title={text("newToken")}
        content={text("newTokenHelp")}
        confirm={text("newToken")}
        onConfirm={turn}
        onClose={() => setAsking(false)}
      />
      {token && <OnceDialog once={words(form, token)} onClose={() => setToken(undefined)} />}
    </>
  );
}
