import { type ReactElement, useMemo } from "react";
import {
  DataTable,
  NullableBooleanInput,
  NumberInput,
  type RaRecord,
  SelectArrayInput,
  useLocale,
  useTranslate,
} from "react-admin";
import { wordsIn } from "../forms/formText.ts";
import { DayInput } from "../inputs/DayInput.tsx";
import { useApi } from "../providers/useApi.ts";
import { useMayI } from "../providers/useSession.ts";
import { FactValue } from "./FactValue.tsx";
import { type FactLine, factValueWord } from "./useFacts.ts";

type WithFacts = RaRecord & { facts?: Record<string, string | number | null> | null };
type Say = (key: string, options?: Record<string, unknown>) => string;

const sourceOf = ({ name }: FactLine) => `facts.${name}`;
const asMany = (value: unknown) => (value === undefined || value === null || value === "" ? [] : [value].flat());
const noneIsNothing = (value: unknown) => (Array.isArray(value) && value.length === 0 ? "" : value);

/** The inputs that ask a list about a fact: a range where its values have an order. */
function filtersOf(fact: FactLine, label: string, say: Say): ReactElement[] {
  const source = sourceOf(fact);
  const range = (Input: typeof NumberInput | typeof DayInput) =>
    [
      ["_gte", "≥"],
      ["_lte", "≤"],
    ].map(([suffix, sign]) => (
      <Input key={source + suffix} source={source + suffix} label={`${label} ${sign}`} helperText={false} />
    ));
  if (fact.type === "number") return range(NumberInput);
  if (fact.type === "day") return range(DayInput);
  if (fact.type === "boolean")
    return [<NullableBooleanInput key={source} source={source} label={label} helperText={false} />];
  if (!fact.values) return [];
  const choices = fact.values.map((id) => ({ id, name: factValueWord(fact, id, say) }));
  return [
    <SelectArrayInput
      {...{ key: source, source, label, choices, translateChoice: false, format: asMany, parse: noneIsNothing }}
      key={source}
    />,
  ];
}

export interface FactColumns {
  columns: ReactElement[];
  /** Columns that a person adds if wanted: all of them. */
  hidden: string[];
  filters: ReactElement[];
}

const NONE: FactColumns = { columns: [], hidden: [], filters: [] };

/** What the list of groups shows of the facts that the reader's office made. */
export function useFactColumns(resource: string): FactColumns {
  const mayI = useMayI();
  const locale = useLocale();
  const translate = useTranslate();
  const { data } = useApi<FactLine[]>(resource === "groups" && mayI("computed-facts", "list") ? "facts" : undefined);
  return useMemo(() => {
    const own = data?.filter(({ computed }) => computed) ?? [];
    if (own.length === 0) return NONE;
    return {
      columns: own.map((fact) => (
        <DataTable.Col<WithFacts>
          key={fact.name}
          source={sourceOf(fact)}
          label={wordsIn(fact.label, locale)}
          align={fact.type === "number" ? "right" : undefined}
          render={({ facts }) => <FactValue fact={fact} value={facts?.[fact.name]} />}
        />
      )),
      hidden: own.map(sourceOf),
      filters: own.flatMap((fact) => filtersOf(fact, wordsIn(fact.label, locale), translate)),
    };
  }, [data, locale, translate]);
}
