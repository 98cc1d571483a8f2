import Box from "@mui/material/Box";
import { maxValue, minValue, NumberInput, required, SelectInput, TextInput, useTranslate } from "react-admin";
import { useWatch } from "react-hook-form";
import { STEP_ANCHORS, STEP_ASSIGNEES } from "#db/constants.ts";
import type { PlanStep } from "#db/schema/plans.ts";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { FormInput } from "../../inputs/FormInput.tsx";
import { useMayI } from "../../providers/useSession.ts";
import { AssigneeInput } from "../followUps/AssigneeInput.tsx";
import type { StepForm } from "./planModel.ts";
import { SkipWhen } from "./SkipWhen.tsx";

const needed = required();
const windowDays = [needed, minValue(0), maxValue(365)];
const units = ["months", "days"].map((id) => ({ id, name: `resources.plans.${id}` }));
const three = {
  display: "grid",
  columnGap: 2,
  gridTemplateColumns: { xs: "repeat(2, minmax(0,1fr))", sm: "repeat(4, minmax(0,1fr))" },
};
const two = {
  display: "grid",
  columnGap: 2,
  gridTemplateColumns: { xs: "minmax(0,1fr)", sm: "repeat(2, minmax(0,1fr))" },
};

interface StepInputsProps {
  at: number;
  steps: readonly PlanStep[];
}

/** What a point is: when, how far from it, with which form, for whom, and when it is left out. */
export function StepInputs({ at, steps }: StepInputsProps) {
  const translate = useTranslate();
  const mayI = useMayI();
  const source = (field: string) => `steps.${at}.${field}`;
  const label = (field: string) => translate(`resources.plans.fields.${field}`);
  const { anchor, assignee } = useWatch({ name: `steps.${at}` }) as StepForm;
  const others = steps.flatMap(({ key, label: name }, i) => (i === at || !key ? [] : [{ id: key, name: name || key }]));
  return (
    <>
      <TextInput source={source("label")} label={label("label")} validate={needed} helperText={false} />
      <Box sx={two}>
        <EnumInput
          source={source("anchor")}
          label={label("stepAnchor")}
          of="stepAnchor"
          values={STEP_ANCHORS}
          validate={needed}
          helperText={false}
        />
        {anchor === "point" && (
          <SelectInput
            source={source("point")}
            label={label("point")}
            choices={others}
            translateChoice={false}
            validate={needed}
            helperText={false}
          />
        )}
      </Box>
      <Box sx={three}>
        <NumberInput
          source={source("offset")}
          label={label("offset")}
          validate={needed}
          helperText="resources.plans.offsetHelp"
        />
        <SelectInput
          source={source("unit")}
          label={label("unit")}
          choices={units}
          validate={needed}
          helperText={false}
        />
        <NumberInput
          source={source("windowBefore")}
          label={label("windowBefore")}
          validate={windowDays}
          helperText={false}
        />
        <NumberInput
          source={source("windowAfter")}
          label={label("windowAfter")}
          validate={windowDays}
          helperText={false}
        />
      </Box>
      <Box sx={two}>
        {mayI("forms", "list") && (
          <FormInput source={source("formId")} label={label("formId")} helperText="resources.plans.formHelp" />
        )}
        <EnumInput
          source={source("assignee")}
          label={label("assignee")}
          of="stepAssignee"
          values={STEP_ASSIGNEES}
          validate={needed}
          helperText={false}
        />
        {assignee === "user" && (
          <AssigneeInput source={source("assigneeId")} label={label("assigneeId")} validate={needed} />
        )}
      </Box>
      <SkipWhen source={source("skipWhen")} />
    </>
  );
}
