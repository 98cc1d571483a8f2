import Box from "@mui/material/Box";
import { useGetOne, useTranslate } from "react-admin";
import { Quiet } from "../../fields/text.tsx";
import { Section } from "../../page/Section.tsx";
import { useMayI } from "../../providers/useSession.ts";
import { type Plan, sayWhen } from "../plans/planModel.ts";

export function PlanSteps({ planId }: { planId: string | null }) {
  const translate = useTranslate();
  const mayI = useMayI();
  const { data: plan } = useGetOne<Plan>(
    "plans",
    { id: planId ?? "" },
    { enabled: Boolean(planId) && mayI("plans", "show") },
  );
  if (!plan) return null;
  return (
    <Section title={translate("resources.programs.section.plan")} note={plan.name}>
      <Box component="ol" sx={{ m: 0, pl: 2.5, fontSize: "0.875rem" }}>
        {plan.steps.map((step) => (
          <li key={step.key ?? step.label}>
            {step.label}{" "}
            <Quiet>
              ({sayWhen(step, plan, translate)}; −{step.windowBefore}/+
              {translate("app.units.days", { smart_count: step.windowAfter })})
            </Quiet>
          </li>
        ))}
      </Box>
    </Section>
  );
}
