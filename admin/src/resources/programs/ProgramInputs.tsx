import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import {
  BooleanInput,
  maxValue,
  minValue,
  NumberInput,
  ReferenceInput,
  required,
  SelectInput,
  TextInput,
  useTranslate,
} from "react-admin";
import { FUNDING_SOURCES } from "#db/constants.ts";
import { CustomInputs } from "../../customFields/CustomInputs.tsx";
import { DayInput } from "../../inputs/DayInput.tsx";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { FormDraft } from "../../inputs/FormDraft.tsx";
import { MoneyInput } from "../../inputs/MoneyInput.tsx";
import { RegionInput } from "../../inputs/RegionInput.tsx";
import { useMayI } from "../../providers/useSession.ts";

const needed = required();
const year = [needed, minValue(2000), maxValue(2100)];
const count = minValue(0);
const share = (value?: number | null) =>
  typeof value === "number" && (value < 0 || value > 1) ? "resources.programs.percentOnly" : undefined;
const toPercent = (value?: number | null) => (typeof value === "number" ? Math.round(value * 100) : "");
const fromPercent = (text: string) => (text === "" ? null : Number(text) / 100);

function Part({ title, children }: { title: string; children: ReactNode }) {
  const translate = useTranslate();
  return (
    <Box component="fieldset" sx={{ border: 0, m: 0, p: 0, mb: 2, width: "100%", minWidth: 0 }}>
      <Typography component="legend" variant="h2" sx={{ mb: 0.5, p: 0 }}>
        {translate(`resources.programs.section.${title}`)}
      </Typography>
      <Box
        sx={{
          display: "grid",
          columnGap: 2,
          gridTemplateColumns: { xs: "minmax(0,1fr)", sm: "repeat(2, minmax(0,1fr))", lg: "repeat(3, minmax(0,1fr))" },
        }}
      >
        {children}
      </Box>
    </Box>
  );
}

export function ProgramInputs() {
  const mayI = useMayI();
  return (
    <>
      <FormDraft />
      <Part title="basic">
        <TextInput source="name" validate={needed} />
        <NumberInput source="year" validate={year} />
        <RegionInput source="regionCode" validate={needed} />
        <TextInput source="skill" />
        {mayI("plans", "list") && (
          <ReferenceInput source="planId" reference="plans">
            <SelectInput optionText="name" />
          </ReferenceInput>
        )}
        <BooleanInput source="teachesEntrepreneurship" />
      </Part>
      <Part title="money">
        <EnumInput source="fundingSource" of="fundingSource" values={FUNDING_SOURCES} validate={needed} />
        <MoneyInput source="budgetIdr" />
        <MoneyInput source="spentIdr" />
        <DayInput source="grantReportDueOn" />
        <DayInput source="grantReportReceivedOn" />
      </Part>
      <Part title="dates">
        <DayInput source="plannedStartOn" />
        <DayInput source="plannedEndOn" />
        <DayInput source="plannedCloseOn" />
      </Part>
      <Part title="targets">
        <NumberInput source="targets.people" validate={count} />
        <NumberInput source="targets.groups" validate={count} />
        <NumberInput source="targets.activeAtMonth12" validate={share} format={toPercent} parse={fromPercent} />
      </Part>
      <CustomInputs entity="programs" />
    </>
  );
}
