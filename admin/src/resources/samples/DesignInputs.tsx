import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { type ReactNode, useId } from "react";
import {
  CheckboxGroupInput,
  NumberInput,
  RadioButtonGroupInput,
  required,
  TextInput,
  useLocale,
  useTranslate,
} from "react-admin";
import { useWatch } from "react-hook-form";
import { SAMPLE_METHODS, SAMPLE_UNITS } from "#db/constants.ts";
import { SAMPLE_ITEMS } from "#worker/samples/items.ts";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { RefInput } from "../../inputs/RefInput.tsx";
import { RegionInput } from "../../inputs/RegionInput.tsx";
import { SizeShown } from "./SizeShown.tsx";
import { type DesignValues, hasRegion } from "./sampleModel.ts";

const needed = required();
const STRATA = ["district", "village", "program", "skill", "sex"] as const;
const offices = { kind: "office" };
const columns = { xs: "minmax(0,1fr)", sm: "repeat(2, minmax(0,1fr))" };

function Step({ name, help, children }: { name: string; help?: ReactNode; children: ReactNode }) {
  const translate = useTranslate();
  const id = useId();
  return (
    <Box component="section" aria-labelledby={id} sx={{ width: "100%", mb: 2 }}>
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

/** Question, population, method, size and items, each in plain words. */
export function DesignInputs() {
  const translate = useTranslate();
  const locale = useLocale() as "id" | "en";
  const values = useWatch() as DesignValues;
  const text = (key: string) => translate(`resources.samples.${key}`);
  const { unit = "group", method = "simple", sizeBy, auditedId } = values;
  const strata = STRATA.filter((by) => by !== "sex" || unit === "person");
  const items = Object.entries(SAMPLE_ITEMS[unit]).map(([id, { label }]) => ({ id, name: label[locale] }));
  return (
    <>
      <Step name="question" help={text("questionHelp")}>
        <TextInput source="question" validate={needed} multiline helperText={false} sx={{ gridColumn: "1 / -1" }} />
      </Step>
      <Step name="population" help={text("populationHelp")}>
        <EnumInput source="unit" of="sampleUnit" values={SAMPLE_UNITS} validate={needed} helperText={false} />
        <RefInput source="auditedId" reference="organizations" filter={offices} helperText={false} />
        <RefInput
          source="programId"
          reference="programs"
          filter={auditedId ? { organizationId: auditedId } : undefined}
          helperText={false}
        />
        {hasRegion(unit) && <RegionInput source="regionCode" helperText={false} />}
      </Step>
      <Step name="method" help={text(`methodHelp.${method}`)}>
        <EnumInput source="method" of="sampleMethod" values={SAMPLE_METHODS} validate={needed} helperText={false} />
        {method === "stratified" && (
          <EnumInput source="strataBy" of="strataBy" values={strata} validate={needed} helperText={false} />
        )}
        {method === "cluster" && <NumberInput source="clusters" min={2} helperText={false} />}
        {method === "lqas" && <NumberInput source="upper" min={1} max={99} helperText={false} />}
        {method === "lqas" && <NumberInput source="lower" min={1} max={99} helperText={false} />}
      </Step>
      <Step name="size">
        <RadioButtonGroupInput
          source="sizeBy"
          choices={["margin", "n"].map((id) => ({ id, name: `resources.samples.sizeBy.${id}` }))}
          helperText={false}
          sx={{ gridColumn: "1 / -1", display: method === "lqas" ? "none" : undefined }}
        />
        {(sizeBy === "n" || method === "lqas") && <NumberInput source="n" min={1} helperText={false} />}
        {sizeBy === "margin" && method !== "lqas" && (
          <NumberInput source="margin" min={0.5} max={50} validate={needed} helperText="%" />
        )}
        {method !== "lqas" && <NumberInput source="confidence" min={50} max={99.9} validate={needed} helperText="%" />}
        <Box sx={{ gridColumn: "1 / -1" }}>
          <SizeShown values={values} />
        </Box>
      </Step>
      <Step name="items" help={text("itemsHelp")}>
        <CheckboxGroupInput
          key={unit}
          source="items"
          choices={items}
          label={false}
          helperText={false}
          sx={{ gridColumn: "1 / -1" }}
        />
      </Step>
    </>
  );
}
