import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import { EditButton, Form, ShowBase, useRecordContext, useShowContext, useTranslate } from "react-admin";
import { Quiet } from "../../fields/text.tsx";
import { VersionHistory } from "../../history/VersionHistory.tsx";
import { Fault } from "../../page/Fault.tsx";
import { PageSkeleton } from "../../page/Loading.tsx";
import { Page } from "../../page/Page.tsx";
import { Section } from "../../page/Section.tsx";
import { useMayI } from "../../providers/useSession.ts";
import { DraftCalendar } from "./DraftCalendar.tsx";
import { type Plan, toForm } from "./planModel.ts";
import { StepLines } from "./StepLines.tsx";
import { usePending } from "./usePending.ts";

const stay = { onError: () => undefined, retry: false };

export default function PlanShow() {
  return (
    <ShowBase queryOptions={stay}>
      <PlanPage />
    </ShowBase>
  );
}

function PlanPage() {
  const { error, isPending, refetch } = useShowContext<Plan>();
  const plan = useRecordContext<Plan>();
  const translate = useTranslate();
  const mayI = useMayI();
  const pending = usePending(plan);
  if (error && !plan) return <Fault fault={error as { message: string; status?: number }} retry={refetch} />;
  if (isPending || !plan) return <PageSkeleton />;
  return (
    <Page
      title={plan.name}
      subtitle={
        <>
          <Quiet>{plan.code}</Quiet>
          {plan.isDefault && ` · ${translate("resources.plans.fields.isDefault")}`}
        </>
      }
      actions={mayI("plans", "edit") && <EditButton variant="outlined" size="medium" />}
    >
      <Box sx={{ display: "grid", gap: 2, gridTemplateColumns: "minmax(0,1fr)" }}>
        {pending && pending.changed > 0 && (
          <Alert severity="info" variant="outlined" role="status">
            {translate("resources.plans.pending.text", { smart_count: pending.changed, groups: pending.groups })}
          </Alert>
        )}
        <Section title={translate("resources.plans.fields.steps")}>
          <StepLines plan={plan} />
        </Section>
        {mayI("groups", "list") && (
          <Section title={translate("resources.plans.calendar.title")}>
            <Form record={toForm(plan)} key={plan.version}>
              <DraftCalendar planId={plan.id} bare />
            </Form>
          </Section>
        )}
        <VersionHistory resource="plans" id={plan.id} />
      </Box>
    </Page>
  );
}
