import { SelectInput, TextInput, useGetList, useTranslate } from "react-admin";
import type { SampleUnit } from "#db/constants.ts";
import { DayInput } from "../../inputs/DayInput.tsx";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { RefInput } from "../../inputs/RefInput.tsx";
import { RegionInput } from "../../inputs/RegionInput.tsx";
import { filterLabel, POPULATION, type PopulationFilter } from "./population.ts";

interface PopulationInputsProps {
  unit: SampleUnit;
  auditedId?: string | null;
}

/** The filters of the list of these units, one input each. */
export function PopulationInputs({ unit, auditedId }: PopulationInputsProps) {
  const translate = useTranslate();
  return POPULATION[unit].map((filter) => (
    <FilterInput
      key={`${unit}.${filter.name}`}
      filter={filter}
      auditedId={auditedId}
      label={translate(filterLabel(unit, filter))}
    />
  ));
}

const ngos = { kind: "ngo" };

interface FilterInputProps {
  filter: PopulationFilter;
  label: string;
  auditedId?: string | null;
}

function FilterInput({ filter, label, auditedId }: FilterInputProps) {
  const shared = { source: `filter.${filter.name}`, label, helperText: false } as const;
  const ofOffice = auditedId ? { organizationId: auditedId } : undefined;
  switch (filter.as) {
    case "program":
      return <RefInput {...shared} reference="programs" filter={ofOffice} />;
    case "group":
      return <RefInput {...shared} reference="groups" filter={ofOffice} />;
    case "ngo":
      return <RefInput {...shared} reference="organizations" filter={ngos} />;
    case "region":
      return <RegionInput {...shared} />;
    case "skill":
      return <SkillInput {...shared} ofOffice={ofOffice} />;
    case "day":
      return <DayInput {...shared} />;
    case "yes":
      return <YesInput {...shared} />;
    case "text":
      return <TextInput {...shared} />;
    case "choice":
      return <EnumInput {...shared} of={filter.of} values={filter.values} many />;
  }
}

type Shared = { source: string; label: string; helperText: false };

function YesInput(props: Shared) {
  return (
    <SelectInput
      {...props}
      choices={[{ id: true, name: "ra.boolean.true" }]}
      parse={(value: unknown) => (value === true || value === "true" ? true : null)}
    />
  );
}

const MOST_PROGRAMS = 1_000;

/** What is taught: as the programmes that one reads say it. */
function SkillInput({ ofOffice, ...props }: Shared & { ofOffice?: Record<string, unknown> }) {
  const { data = [], isPending } = useGetList<{ id: string; skill: string | null }>("programs", {
    filter: ofOffice,
    sort: { field: "name", order: "ASC" },
    pagination: { page: 1, perPage: MOST_PROGRAMS },
  });
  const skills = [...new Set(data.flatMap(({ skill }) => skill ?? []))].sort((a, b) => a.localeCompare(b));
  return (
    <SelectInput
      {...props}
      isPending={isPending}
      choices={skills.map((id) => ({ id, name: id }))}
      translateChoice={false}
    />
  );
}
