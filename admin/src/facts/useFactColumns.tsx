import Skeleton from "@mui/material/Skeleton";
import { lazy, type ReactElement, Suspense, useMemo } from "react";
import { DataTable, type RaRecord, useLocale } from "react-admin";
import { wordsIn } from "../forms/formText.ts";
import { useApi } from "../providers/useApi.ts";
import { useMayI } from "../providers/useSession.ts";
import type { FactFilterProps } from "./FactFilter.tsx";
import { FactValue } from "./FactValue.tsx";
import type { FactLine } from "./useFacts.ts";

const FactFilter = lazy(() => import("./FactFilter.tsx"));

type WithFacts = RaRecord & { facts?: Record<string, string | number | null> | null };

const sourceOf = ({ name }: FactLine) => `facts.${name}`;

const Filter = (props: FactFilterProps) => (
  <Suspense fallback={<Skeleton variant="rounded" height={38} sx={{ minWidth: 160, my: 1 }} />}>
    <FactFilter {...props} />
  </Suspense>
);

/** Ranges where a value has an order, one of several where it has names; a text is not asked here. */
function suffixesOf({ type, values }: FactLine): [suffix: string, sign: string][] {
  if (type === "number" || type === "day") {
    return [
      ["_gte", " ≥"],
      ["_lte", " ≤"],
    ];
  }
  return type === "boolean" || values ? [["", ""]] : [];
}

export interface FactColumns {
  columns: ReactElement[];
  /** Columns that a person adds if wanted: all of them. */
  hidden: string[];
  filters: ReactElement[];
}

/** What the list of groups shows of the facts that the reader's office made. */
export function useFactColumns(resource: string): FactColumns {
  const mayI = useMayI();
  const locale = useLocale();
  const { data } = useApi<FactLine[]>(resource === "groups" && mayI("computed-facts", "list") ? "facts" : undefined);
  return useMemo(() => {
    const own = data?.filter(({ computed }) => computed) ?? [];
    const label = (fact: FactLine) => wordsIn(fact.label, locale);
    return {
      columns: own.map((fact) => (
        <DataTable.Col<WithFacts>
          key={fact.name}
          source={sourceOf(fact)}
          label={label(fact)}
          align={fact.type === "number" ? "right" : undefined}
          render={({ facts }) => <FactValue fact={fact} value={facts?.[fact.name]} />}
        />
      )),
      hidden: own.map(sourceOf),
      filters: own.flatMap((fact) =>
        suffixesOf(fact).map(([suffix, sign]) => (
          <Filter
            key={sourceOf(fact) + suffix}
            source={sourceOf(fact) + suffix}
            label={label(fact) + sign}
            fact={fact}
          />
        )),
      ),
    };
  }, [data, locale]);
}
