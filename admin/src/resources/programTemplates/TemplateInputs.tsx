import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import {
  ArrayInput,
  BooleanInput,
  maxValue,
  minValue,
  NumberInput,
  type RaRecord,
  required,
  SelectArrayInput,
  SelectInput,
  SimpleFormIterator,
  TextInput,
  useGetList,
  useLocale,
  useTranslate,
} from "react-admin";
import { FUNDING_SOURCES, SUPPORT_KINDS } from "#db/constants.ts";
import type { LocalText } from "#db/schema/rules.ts";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { StagesInput } from "./StagesInput.tsx";
import { inLanguage } from "./templateModel.ts";

const needed = required();
const count = minValue(0);
const times = [needed, minValue(1), maxValue(50)];
const share = (value?: number | null) =>
  typeof value === "number" && (value < 0 || value > 1) ? "resources.programs.percentOnly" : undefined;
const toPercent = (value?: number | null) => (typeof value === "number" ? Math.round(value * 100) : "");
const fromPercent = (typed: string) => (typed === "" ? null : Number(typed) / 100);
const oneLine = { display: "grid", columnGap: 2, width: "100%" } as const;

function Part({ title, help, children }: { title: string; help?: string; children: ReactNode }) {
  const translate = useTranslate();
  return (
    <Box component="fieldset" sx={{ border: 0, m: 0, p: 0, mb: 3, width: "100%", minWidth: 0 }}>
      <Typography component="legend" variant="h2" sx={{ mb: 0.5, p: 0 }}>
        {translate(`resources.program-templates.section.${title}`)}
      </Typography>
      {help && (
        <Typography variant="caption" component="p" sx={{ color: "text.secondary", mb: 1 }}>
          {translate(`resources.program-templates.${help}`)}
        </Typography>
      )}
      {children}
    </Box>
  );
}

const Columns = ({ children }: { children: ReactNode }) => (
  <Box sx={{ ...oneLine, gridTemplateColumns: { xs: "minmax(0,1fr)", sm: "repeat(2, minmax(0,1fr))" } }}>
    {children}
  </Box>
);

const page = { pagination: { page: 1, perPage: 500 }, sort: { field: "code", order: "ASC" } } as const;

/** Things of the office that have a code, as choices: by code, told by name. */
function useCoded(resource: string) {
  const locale = useLocale();
  const { data = [] } = useGetList<RaRecord & { code: string; name: string | LocalText }>(resource, page);
  return data
    .filter(({ code }) => code)
    .map(({ code, name }) => ({
      id: code,
      name: `${code} · ${typeof name === "string" ? name : inLanguage(name, locale)}`,
    }));
}

/** Everything a kind of programme brings along. */
export function TemplateInputs({ isNew }: { isNew?: boolean }) {
  const plans = useCoded("plans");
  const forms = useCoded("forms");
  const rules = useCoded("rules");
  const label = (field: string) => `resources.program-templates.fields.${field}`;
  return (
    <>
      <Part title="basic">
        <Columns>
          <TextInput source="name.id" label={label("nameId")} validate={needed} />
          <TextInput source="name.en" label={label("nameEn")} validate={needed} />
          <TextInput
            source="code"
            validate={needed}
            disabled={!isNew}
            helperText="resources.program-templates.codeHelp"
          />
          <TextInput source="definition.skill" label={label("skill")} helperText={false} />
          <EnumInput
            source="definition.fundingSource"
            label={label("fundingSource")}
            of="fundingSource"
            values={FUNDING_SOURCES}
            helperText={false}
          />
          <BooleanInput source="definition.teachesEntrepreneurship" label={label("teachesEntrepreneurship")} />
          {!isNew && <BooleanInput source="retired" helperText="resources.program-templates.retiredHelp" />}
        </Columns>
      </Part>
      <Part title="brings" help="bringsHelp">
        <Columns>
          <SelectInput source="definition.plan" label={label("plan")} choices={plans} translateChoice={false} />
          <SelectArrayInput source="definition.forms" label={label("forms")} choices={forms} translateChoice={false} />
        </Columns>
        <SelectArrayInput source="definition.rules" label={label("rules")} choices={rules} translateChoice={false} />
        <Columns>
          <NumberInput source="definition.targets.people" label={label("targetPeople")} validate={count} />
          <NumberInput source="definition.targets.groups" label={label("targetGroups")} validate={count} />
          <NumberInput
            source="definition.targets.activeAtMonth12"
            label={label("targetActive")}
            validate={share}
            format={toPercent}
            parse={fromPercent}
          />
        </Columns>
      </Part>
      <Part title="documents" help="documentsHelp">
        <ArrayInput source="definition.documents" label={false}>
          <SimpleFormIterator inline fullWidth>
            <TextInput source="code" label={label("documentCode")} validate={needed} helperText={false} />
            <TextInput source="label.id" label={label("nameId")} validate={needed} helperText={false} />
            <TextInput source="label.en" label={label("nameEn")} validate={needed} helperText={false} />
          </SimpleFormIterator>
        </ArrayInput>
      </Part>
      <Part title="stages" help="stagesHelp">
        <StagesInput />
      </Part>
      <Part title="supports" help="supportsHelp">
        <ArrayInput source="definition.supports" label={false}>
          <SimpleFormIterator inline>
            <EnumInput source="kind" label={label("kind")} of="supportKind" values={SUPPORT_KINDS} validate={needed} />
            <NumberInput source="times" label={label("times")} validate={times} helperText={false} />
          </SimpleFormIterator>
        </ArrayInput>
      </Part>
    </>
  );
}
