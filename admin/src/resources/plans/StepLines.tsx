import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useGetMany, useLocale, useTranslate } from "react-admin";
import type { PlanStep } from "#db/schema/plans.ts";
import type { LocalText } from "#db/schema/rules.ts";
import { sayQuery } from "#worker/stall/sentence.ts";
import { useLookup } from "../../facts/useFacts.ts";
import { useMayI } from "../../providers/useSession.ts";
import { type Plan, sayWhen } from "./planModel.ts";

const namesOf = (steps: readonly PlanStep[], field: "formId" | "assigneeId") =>
  [...new Set(steps.flatMap((step) => step[field] ?? []))].sort();

/** The points of a plan in words: when, with which form, for whom, and when each is left out. */
export function StepLines({ plan }: { plan: Plan }) {
  const mayI = useMayI();
  const formIds = namesOf(plan.steps, "formId");
  const userIds = namesOf(plan.steps, "assigneeId");
  const { data: forms = [] } = useGetMany<{ id: string; name: LocalText }>(
    "forms",
    { ids: formIds },
    { enabled: formIds.length > 0 && mayI("forms", "list") },
  );
  const { data: users = [] } = useGetMany<{ id: string; name: string }>(
    "users",
    { ids: userIds },
    { enabled: userIds.length > 0 && mayI("users", "list") },
  );
  const language = useLocale() === "en" ? "en" : "id";
  return (
    <Box component="ol" sx={{ m: 0, pl: 2.5 }}>
      {plan.steps.map((step) => (
        <Box component="li" key={step.key ?? step.label} sx={{ py: 0.75 }}>
          <StepLine
            step={step}
            plan={plan}
            form={forms.find((form) => form?.id === step.formId)?.name[language]}
            account={users.find((user) => user?.id === step.assigneeId)?.name}
          />
        </Box>
      ))}
    </Box>
  );
}

interface StepLineProps {
  step: PlanStep;
  plan: Plan;
  form: string | undefined;
  account: string | undefined;
}

function StepLine({ step, plan, form, account }: StepLineProps) {
  const translate = useTranslate();
  const language = useLocale() === "en" ? "en" : "id";
  const lookup = useLookup("group");
  const text = (key: string, options = {}) => translate(`resources.plans.${key}`, options);
  const windows = text("says.window", { before: step.windowBefore, after: step.windowAfter });
  const { assignee = "nobody" } = step;
  const more = [
    form && text("says.form", { name: form }),
    assignee !== "nobody" &&
      `${text("fields.assignee").toLowerCase()}: ${account ?? translate(`enums.stepAssignee.${assignee}`).toLowerCase()}`,
    step.skipWhen && `${text("step.skips")} ${sayQuery(step.skipWhen, lookup, language)}`,
  ].filter(Boolean);
  return (
    <>
      <Typography variant="body2" sx={{ fontWeight: 600, overflowWrap: "anywhere" }}>
        {step.label}
      </Typography>
      <Typography variant="body2">
        {sayWhen(step, plan, translate)} · {windows}
      </Typography>
      {more.length > 0 && (
        <Typography variant="body2" sx={{ color: "text.secondary", overflowWrap: "anywhere" }}>
          {more.join(" · ")}
        </Typography>
      )}
    </>
  );
}
