import { useMemo, useState } from "react";
import {
  EditBase,
  type HttpError,
  type RaRecord,
  SimpleForm,
  useNotify,
  useRecordContext,
  useSaveContext,
} from "react-admin";
import { EditToolbar } from "../../page/EditToolbar.tsx";
import { FormPage } from "../../page/FormPage.tsx";
import { PageSkeleton } from "../../page/Loading.tsx";
import { api } from "../../providers/http.ts";
import { ChangesDialog } from "./ChangesDialog.tsx";
import type { Report } from "./changeModel.ts";
import { DraftCalendar } from "./DraftCalendar.tsx";
import { PlanInputs } from "./PlanInputs.tsx";
import { fromForm, type Plan, toForm } from "./planModel.ts";

export default function PlanEdit() {
  return (
    <EditBase mutationMode="pessimistic" redirect="show" transform={fromForm as never}>
      <PlanForm />
    </EditBase>
  );
}

type Values = Record<string, unknown>;

function PlanForm() {
  const plan = useRecordContext<Plan>();
  const record = useMemo(() => plan && toForm(plan), [plan]);
  const { save } = useSaveContext();
  const notify = useNotify();
  const [waiting, setWaiting] = useState<{ values: Values; report: Report }>();
  if (!plan) return <PageSkeleton />;

  const submit = async (values: Values) => {
    const { anchor, steps } = fromForm(values);
    try {
      const report = await api.post<Report>(`plans/${plan.id}/changes`, { anchor, steps });
      if (report.changed === 0) return save?.(values);
      setWaiting({ values, report });
    } catch (fault) {
      const { message, body } = fault as HttpError;
      notify(message, { type: "error", autoHideDuration: 8000 });
      return body?.errors as Record<string, string> | undefined;
    }
    return undefined;
  };
  return (
    <FormPage title={plan.name}>
      <SimpleForm sx={{ p: 0 }} record={record as unknown as RaRecord} toolbar={<EditToolbar />} onSubmit={submit}>
        <PlanInputs />
        <DraftCalendar planId={plan.id} />
      </SimpleForm>
      {waiting && (
        <ChangesDialog
          report={waiting.report}
          apply={async () => save?.(waiting.values)}
          onClose={() => setWaiting(undefined)}
        />
      )}
    </FormPage>
  );
}
