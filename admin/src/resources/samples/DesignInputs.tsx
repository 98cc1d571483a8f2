import Box from "@mui/material/Box";
import InputAdornment from "@mui/material/InputAdornment";
import Typography from "@mui/material/Typography";
import { type ReactNode, useId } from "react";
import {
  CheckboxGroupInput,
  NumberInput,
  type NumberInputProps,
  RadioButtonGroupInput,
  required,
  TextInput,
  useLocale,
  useTranslate,
} from "react-admin";
import { useWatch } from "react-hook-form";
import { SAMPLE_METHODS, SAMPLE_UNITS } from "#db/constants.ts";
import { SAMPLE_ITEMS } from "#worker/samples/items.ts";
import { DayInput } from "../../inputs/DayInput.tsx";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { RefInput } from "../../inputs/RefInput.tsx";
import { PopulationInputs } from "./PopulationInputs.tsx";
import { PopulationShown, SizeShown } from "./SizeShown.tsx";
import { type DesignValues, sizingOf } from "./sampleModel.ts";
import { useSize } from "./useSize.ts";

const needed = required();
const STRATA = ["district", "village", "program", "skill", "sex"] as const;
const offices = { kind: "office" };
const columns = { xs: "minmax(0,1fr)", sm: "repeat(2, minmax(0,1fr))" };
const wide = { gridColumn: "1 / -1" } as const;
const perCent = { input: { endAdornment: <InputAdornment position="end">%</InputAdornment> } };

const PerCentInput = (props: NumberInputProps) => <NumberInput {...props} helperText={false} slotProps={perCent} />;

function Step({ name, help, children }: { name: string; help?: ReactNode; children: ReactNode }) {
  const translate = useTranslate();
  const id = useId();
  return (
    <Box component="section" aria-labelledby={id} sx={{ width: "100%", mb: 2.5 }}>
      <Typography variant="h2" id={id} sx={{ mb: 0.5 }}>
        {translate(`resources.samples.step.${name}`)}
      </Typography>
      {help && (
        <Typography variant="body2" component="div" sx={{ color: "text.secondary", mb: 1 }}>
          {help}
        </Typography>
      )}
      <Box sx={{ display: "grid", columnGap: 2, gridTemplateColumns: columns }}>{children}</Box>
    </Box>
  );
}

/** Question, population, method, size, items and days, each in plain words; the unit of a stored design stays. */
export function DesignInputs({ fixed }: { fixed?: boolean }) {
  const translate = useTranslate();
  const locale = useLocale() as "id" | "en";
  const values = useWatch() as DesignValues;
  const reply = useSize(values);
  const text = (key: string) => translate(`resources.samples.${key}`);
  const { unit = "group", method = "simple", auditedId } = values;
  const items = Object.entries(SAMPLE_ITEMS[unit]).map(([id, { label }]) => ({ id, name: label[locale] }));
  const { design } = sizingOf(values);
  return (
    <>
      <Step name="question" help={text("questionHelp")}>
        <TextInput source="question" validate={needed} multiline helperText={false} sx={wide} />
      </Step>
      <Step name="population" help={text("populationHelp")}>
        <EnumInput
          source="unit"
          of="sampleUnit"
          values={SAMPLE_UNITS}
          validate={needed}
          readOnly={fixed}
          helperText={false}
        />
        <RefInput source="auditedId" reference="organizations" filter={offices} helperText={false} />
        <PopulationInputs unit={unit} auditedId={auditedId} />
        <Box sx={{ ...wide, mt: 1 }}>
          <PopulationShown reply={reply} unit={unit} />
        </Box>
      </Step>
      <MethodStep values={values} />
      <SizeStep values={values} />
      <Box sx={{ width: "100%", mt: -1.5, mb: 2.5 }}>
        <SizeShown reply={reply} unit={unit} of={{ method, design }} />
      </Box>
      <Step name="items" help={text("itemsHelp")}>
        <CheckboxGroupInput
          key={unit}
          source={`items.${unit}`}
          choices={items}
          validate={needed}
          label={false}
          helperText={false}
          sx={wide}
        />
      </Step>
      <Step name="period" help={text("periodHelp")}>
        <DayInput source="checkFrom" helperText={false} />
        <DayInput source="checkTo" helperText={false} />
      </Step>
    </>
  );
}

function MethodStep({ values: { method = "simple", unit } }: { values: DesignValues }) {
  const translate = useTranslate();
  const strata = STRATA.filter((by) => by !== "sex" || unit === "person");
  return (
    <Step name="method" help={translate(`resources.samples.methodHelp.${method}`)}>
      <EnumInput source="method" of="sampleMethod" values={SAMPLE_METHODS} validate={needed} helperText={false} />
      {method === "stratified" && (
        <EnumInput source="strataBy" of="strataBy" values={strata} validate={needed} helperText={false} />
      )}
      {method === "cluster" && <NumberInput source="clusters" min={2} helperText="resources.samples.clustersHelp" />}
      {method === "cluster" && (
        <NumberInput source="designEffect" min={1} max={10} step={0.1} helperText="resources.samples.effectHelp" />
      )}
      {method === "lqas" && <PerCentInput source="upper" min={1} max={99} validate={needed} />}
      {method === "lqas" && <PerCentInput source="lower" min={1} max={99} validate={needed} />}
    </Step>
  );
}

function SizeStep({ values: { method, sizeBy } }: { values: DesignValues }) {
  const lqas = method === "lqas";
  return (
    <Step name="size">
      {!lqas && (
        <RadioButtonGroupInput
          source="sizeBy"
          choices={["margin", "n"].map((id) => ({ id, name: `resources.samples.sizeBy.${id}` }))}
          helperText={false}
          sx={wide}
        />
      )}
      {(sizeBy === "n" || lqas) && (
        <NumberInput
          source="n"
          min={1}
          validate={lqas ? undefined : needed}
          helperText={lqas ? "resources.samples.lqasHelp" : false}
        />
      )}
      {sizeBy === "margin" && !lqas && (
        <PerCentInput source="margin" label="resources.samples.marginPoints" min={0.5} max={50} validate={needed} />
      )}
      {!lqas && <PerCentInput source="confidence" min={50} max={99.9} validate={needed} />}
    </Step>
  );
}
