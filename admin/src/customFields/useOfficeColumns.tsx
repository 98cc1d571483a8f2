import Skeleton from "@mui/material/Skeleton";
import { type ReactElement, Suspense, useMemo } from "react";
import { DataTable, type RaRecord, useLocale } from "react-admin";
import { useFactColumns } from "../facts/useFactColumns.tsx";
import { wordsIn } from "../forms/formText.ts";
import { lazyPage } from "../providers/lazyPage.ts";
import { useSession } from "../providers/useSession.ts";
import type { CustomFilterProps } from "./CustomFilter.tsx";
import { CustomValue } from "./CustomValue.tsx";
import { byCode, type CustomField, fieldFor, filterOf, type WithCustom } from "./customField.ts";
import { useCustomFields } from "./useCustomFields.ts";

const CustomFilter = lazyPage(() => import("./CustomFilter.tsx"));

export interface OfficeColumns {
  columns: ReactElement[];
  /** Columns that a person adds if wanted. */
  hidden: string[];
  filters: ReactElement[];
}

/** Ranges where a value has an order, else equality. */
const SUFFIXES: Partial<Record<CustomField["question"]["kind"], [suffix: string, sign: string][]>> = {
  number: [
    ["_gte", " ≥"],
    ["_lte", " ≤"],
  ],
  money: [
    ["_gte", " ≥"],
    ["_lte", " ≤"],
  ],
  date: [
    ["_gte", " ≥"],
    ["_lte", " ≤"],
  ],
};

const Filter = (props: CustomFilterProps) => (
  <Suspense fallback={<Skeleton variant="rounded" height={38} sx={{ minWidth: 160, my: 1 }} />}>
    <CustomFilter {...props} />
  </Suspense>
);

/** What a list shows of what offices made themselves: fields of its records, and facts of groups. */
export function useOfficeColumns(resource: string): OfficeColumns {
  const fields = useFieldColumns(resource);
  const facts = useFactColumns(resource);
  return useMemo(
    () => ({
      columns: [...fields.columns, ...facts.columns],
      hidden: [...fields.hidden, ...facts.hidden],
      filters: [...fields.filters, ...facts.filters],
    }),
    [fields, facts],
  );
}

/** Columns of the fields, and the inputs of their filters. */
function useFieldColumns(resource: string): OfficeColumns {
  const fields = useCustomFields(resource);
  const locale = useLocale();
  const { user } = useSession();
  return useMemo(() => {
    const masked = user.role === "commission" || user.role === "admin";
    const told = byCode(fields.filter(({ retired }) => !retired));
    const asked = told.filter(
      ({ filterable, question, organizationId }) =>
        filterable && !(question.personal && (masked || organizationId !== user.organizationId)),
    );
    const label = ({ question }: CustomField) => wordsIn(question.label, locale);
    return {
      columns: told.map((field) => (
        <DataTable.Col<RaRecord & WithCustom>
          key={filterOf(field)}
          source={filterOf(field)}
          label={label(field)}
          disableSort={!asked.includes(field)}
          align={["number", "money"].includes(field.question.kind) ? "right" : undefined}
          render={(record) => <CustomValue record={record} field={fieldFor(fields, record, field.code)} />}
        />
      )),
      hidden: told.filter(({ inList }) => !inList).map(filterOf),
      filters: asked.flatMap((field) =>
        (SUFFIXES[field.question.kind] ?? [["", ""]]).map(([suffix, sign]) => (
          <Filter
            key={filterOf(field) + suffix}
            source={filterOf(field) + suffix}
            label={label(field) + sign}
            field={field}
          />
        )),
      ),
    };
  }, [fields, locale, user]);
}
