import {
  ACTIVITY_STATUSES,
  BPJS_STATUSES,
  EQUIPMENT_STATES,
  GROUP_KINDS,
  LEGAL_BASES,
  RISK_BANDS,
  type SampleUnit,
  SEXES,
  VERIFICATION_STATES,
  WORK_KINDS,
} from "#db/constants.ts";

/** One thing that a population is narrowed by: a filter of the list of its units. */
export type PopulationFilter =
  | { name: string; as: "program" | "region" | "skill" | "ngo" | "group" | "day" | "yes" | "text" }
  | { name: string; as: "choice"; of: string; values: readonly string[] };

const anywhere: readonly PopulationFilter[] = [
  { name: "programId", as: "program" },
  { name: "regionCode", as: "region" },
  { name: "skill", as: "skill" },
  { name: "partnerId", as: "ngo" },
];
const choice = (name: string, values: readonly string[], of = name): PopulationFilter => ({
  ...{ name, as: "choice", of, values },
});

/** What the list of each kind of unit is filtered by, and an auditor may read. */
export const POPULATION: Record<SampleUnit, readonly PopulationFilter[]> = {
  group: [
    ...anywhere,
    choice("activityStatus", ACTIVITY_STATUSES),
    choice("riskBand", RISK_BANDS),
    choice("kind", GROUP_KINDS, "groupKind"),
    { name: "lastContactOn_lte", as: "day" },
    { name: "nextDueOn_lte", as: "day" },
  ],
  person: [
    ...anywhere,
    choice("bpjsStatus", BPJS_STATUSES),
    choice("verification", VERIFICATION_STATES),
    choice("workKind", WORK_KINDS),
    choice("sex", SEXES),
  ],
  equipment: [
    ...anywhere,
    choice("state", EQUIPMENT_STATES, "equipmentState"),
    choice("legalBasis", LEGAL_BASES),
    { name: "category", as: "text" },
    { name: "holderGroupId", as: "group" },
    { name: "withoutFirstUse", as: "yes" },
  ],
};

export const RESOURCE_OF: Record<SampleUnit, string> = { group: "groups", person: "people", equipment: "equipment" };

/** Words of a filter: one that all units have in common, or the field of the list of its own. */
export const filterLabel = (unit: SampleUnit, { name }: PopulationFilter): string =>
  anywhere.some((one) => one.name === name)
    ? `resources.samples.fields.${name}`
    : `resources.${RESOURCE_OF[unit]}.fields.${name}`;

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);

/** What was chosen of the filters that this kind of unit has. */
export function filterOf(unit: SampleUnit | undefined, chosen: Record<string, unknown> | undefined) {
  const known = POPULATION[unit ?? "group"].map(({ name }) => name);
  return Object.fromEntries(
    Object.entries(chosen ?? {}).filter(([name, value]) => known.includes(name) && !isBlank(value)),
  );
}
