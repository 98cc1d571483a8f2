import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Card from "@mui/material/Card";
import type { Theme } from "@mui/material/styles";
import useMediaQuery from "@mui/material/useMediaQuery";
import { Children, lazy, type ReactElement, type ReactNode, Suspense } from "react";
import {
  CreateButton,
  DataTable,
  FilterButton,
  FilterContext,
  FilterForm,
  type Identifier,
  ListBase,
  Pagination,
  type RaRecord,
  type SortPayload,
  useListContext,
  useResourceContext,
  useTranslate,
} from "react-admin";
import { Navigate, useLocation } from "react-router-dom";
import { type OfficeColumns, useOfficeColumns } from "../customFields/useOfficeColumns.tsx";
import { ExportButton } from "../exports/ExportButton.tsx";
import { Quiet } from "../fields/text.tsx";
import { formatNumber } from "../format/number.ts";
import { EmptyState } from "../page/EmptyState.tsx";
import { Fault } from "../page/Fault.tsx";
import { LinesSkeleton } from "../page/Loading.tsx";
import { Page } from "../page/Page.tsx";
import { useMayI } from "../providers/useSession.ts";
import { CardRows } from "./CardRows.tsx";
import { columnsOf } from "./columnsOf.ts";
import { nestedSearch } from "./listUrl.ts";
import { OtherFilters } from "./OtherFilters.tsx";
import { useFieldLabel } from "./useFieldLabel.ts";

const ColumnChooser = lazy(() => import("../views/ColumnChooser.tsx"));
const SavedViews = lazy(() => import("../views/SavedViews.tsx"));

interface ListPageProps<R extends RaRecord> {
  sort: SortPayload;
  filters: ReactElement[];
  /** Always part of the question, whatever the person filters. */
  filter?: Record<string, unknown>;
  filterDefaultValues?: Record<string, unknown>;
  /** Columns of the table, as DataTable.Col. */
  children: ReactNode;
  /** One record at phone width. */
  card: (record: R) => ReactNode;
  /** False where the rows are no list that the server makes a file of. */
  exports?: boolean;
  /** What to do while there is nothing yet. */
  emptyHelp?: ReactNode;
  emptyAction?: ReactNode;
  actions?: ReactNode;
  /** Between the filters and the table: tabs, a summary. */
  above?: ReactNode;
  rowClick?: "show" | "edit" | false | ((id: Identifier, resource: string, record: R) => string | false);
  rowSx?: (record: R) => Record<string, unknown>;
  perPage?: number;
  hasCreate?: boolean;
}

/** The frame of every list: heading with count, filters, columns, saved views, table or cards, pages, export. */
export function ListPage<R extends RaRecord>({
  sort,
  filter,
  filterDefaultValues,
  filters,
  perPage = 25,
  ...rest
}: ListPageProps<R>) {
  const office = useOfficeColumns(useResourceContext() ?? "");
  const nested = nestedSearch(useLocation().search);
  if (nested) return <Navigate to={{ search: nested }} replace />;
  return (
    <ListBase sort={sort} filter={filter} filterDefaultValues={filterDefaultValues} perPage={perPage}>
      <FilterContext.Provider value={[...filters, ...office.filters]}>
        <ListFrame<R> {...rest} office={office} />
      </FilterContext.Provider>
    </ListBase>
  );
}

type FrameProps<R extends RaRecord> = Omit<
  ListPageProps<R>,
  "sort" | "filter" | "filterDefaultValues" | "filters" | "perPage"
> & { office: OfficeColumns };

function ListFrame<R extends RaRecord>(props: FrameProps<R>) {
  const resource = useResourceContext() ?? "";
  const translate = useTranslate();
  const mayI = useMayI();
  const { total } = useListContext();
  const narrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down("sm"));
  const fieldLabel = useFieldLabel();
  const columns = [...Children.toArray(props.children), ...props.office.columns];
  const named = columnsOf(columns);
  const known = {
    known: named.map(({ name }) => name),
    hidden: props.office.hidden,
    labelOf: (name: string) => {
      const label = named.find((one) => one.name === name)?.label;
      return label ? translate(label, { _: label }) : fieldLabel(name);
    },
  };
  const creates = props.hasCreate && mayI(resource, "create");
  return (
    <Page
      title={translate(`resources.${resource}.name`, { smart_count: 2 })}
      aside={typeof total === "number" && <Quiet>{formatNumber(total)}</Quiet>}
      actions={
        <>
          {props.actions}
          <FilterButton disableSaveQuery />
          <Suspense>
            {!narrow && <ColumnChooser {...known} />}
            <SavedViews {...known} />
          </Suspense>
          {props.exports !== false && <ExportButton />}
          {creates && <CreateButton variant="contained" size="medium" />}
        </>
      }
    >
      <Box sx={{ mb: 1 }}>
        <FilterForm />
        <OtherFilters />
      </Box>
      {props.above}
      <ListBody<R> {...props} narrow={narrow} columns={columns} creates={Boolean(creates)} />
    </Page>
  );
}

interface BodyProps {
  creates: boolean;
  narrow: boolean;
  columns: ReactNode[];
}

function ListBody<R extends RaRecord>({ creates, narrow, columns, ...props }: FrameProps<R> & BodyProps) {
  const { data, isPending, error, refetch, total, filterValues } = useListContext<R>();

  if (isPending)
    return (
      <Card>
        <LinesSkeleton />
      </Card>
    );
  if (error && !data) return <Fault fault={error} retry={refetch} />;
  if (total === 0 || data?.length === 0)
    return <Nothing {...props} creates={creates} filtered={Object.keys(filterValues).length > 0} />;
  return (
    <Card sx={{ overflow: "hidden" }}>
      {narrow ? (
        <CardRows<R> card={props.card} rowClick={props.rowClick} />
      ) : (
        <Box sx={{ overflowX: "auto" }}>
          <DataTable
            size="small"
            rowClick={props.rowClick as "show" | undefined}
            bulkActionButtons={false}
            rowSx={props.rowSx as undefined}
            hiddenColumns={props.office.hidden}
          >
            {columns}
          </DataTable>
        </Box>
      )}
      <Pagination rowsPerPageOptions={[25, 50, 100]} />
    </Card>
  );
}

function Nothing<R extends RaRecord>({
  filtered,
  creates,
  emptyHelp,
  emptyAction,
}: FrameProps<R> & { filtered: boolean; creates: boolean }) {
  const resource = useResourceContext() ?? "";
  const translate = useTranslate();
  const { setFilters } = useListContext();
  const name = translate(`resources.${resource}.name`, { smart_count: 2 }).toLowerCase();
  return (
    <Card>
      {filtered ? (
        <EmptyState title={translate("ra.navigation.no_filtered_results", { name })}>
          <Button onClick={() => setFilters({}, [])}>{translate("ra.navigation.clear_filters")}</Button>
        </EmptyState>
      ) : (
        <EmptyState title={translate("ra.page.empty", { name })} help={emptyHelp}>
          {emptyAction ?? (creates && <CreateButton variant="contained" size="medium" />)}
        </EmptyState>
      )}
    </Card>
  );
}
