import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Card from "@mui/material/Card";
import Chip from "@mui/material/Chip";
import type { Theme } from "@mui/material/styles";
import useMediaQuery from "@mui/material/useMediaQuery";
import type { ReactNode } from "react";
import { FilterButton, FilterForm, Pagination, useListContext, useTranslate } from "react-admin";
import { ExportButton } from "../../exports/ExportButton.tsx";
import { EmptyState } from "../../page/EmptyState.tsx";
import { Fault } from "../../page/Fault.tsx";
import { LinesSkeleton } from "../../page/Loading.tsx";
import { Page } from "../../page/Page.tsx";
import { useSession } from "../../providers/useSession.ts";
import { ViewTabs } from "./ViewTabs.tsx";
import { WorklistCards } from "./WorklistCards.tsx";
import { WorklistTable } from "./WorklistTable.tsx";
import { viewOf, type WorklistItem } from "./worklistModel.ts";

interface WorklistFrameProps {
  /** The reader may record visits, assign and reschedule. */
  records: boolean;
  notice?: ReactNode;
}

export function WorklistFrame({ records, notice }: WorklistFrameProps) {
  const translate = useTranslate();
  return (
    <Page
      title={translate("app.menu.worklist")}
      actions={
        <>
          <FilterButton />
          <ExportButton resource="worklist" ownSort="score" />
        </>
      }
    >
      <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 1, mb: 1 }}>
        <Box sx={{ flex: "0 1 auto", minWidth: 0 }}>
          <FilterForm />
        </Box>
        {records && <MineChip />}
      </Box>
      <ViewTabs />
      {notice}
      <WorklistBody records={records} />
    </Page>
  );
}

/** One touch to see only what is mine. */
function MineChip() {
  const translate = useTranslate();
  const { user } = useSession();
  const { filterValues, setFilters, displayedFilters } = useListContext();
  const on = filterValues.assigneeId === user.id;
  const toggle = () => {
    const { assigneeId: _, ...rest } = filterValues;
    setFilters(on ? rest : { ...rest, assigneeId: user.id }, displayedFilters);
  };
  return (
    <Chip
      label={translate("resources.follow-ups.mine")}
      onClick={toggle}
      aria-pressed={on}
      color={on ? "primary" : "default"}
      variant={on ? "filled" : "outlined"}
      sx={{ height: 36, borderRadius: 2 }}
    />
  );
}

function WorklistBody({ records }: { records: boolean }) {
  const narrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down("sm"));
  const translate = useTranslate();
  const { data, isPending, error, refetch, filterValues, setFilters } = useListContext<WorklistItem>();
  const { view: _, ...filters } = filterValues;
  if (isPending)
    return (
      <Card>
        <LinesSkeleton />
      </Card>
    );
  if (error && !data) return <Fault fault={error} retry={refetch} />;
  if (data.length === 0) {
    const filtered = Object.keys(filters).length > 0;
    const name = translate("app.menu.worklist").toLowerCase();
    return (
      <Card>
        <EmptyState
          title={
            filtered
              ? translate("ra.navigation.no_filtered_results", { name })
              : translate("ra.navigation.no_results", { name })
          }
          help={filtered ? undefined : translate(`resources.follow-ups.empty.${viewOf(filterValues)}`)}
        >
          {filtered && (
            <Button onClick={() => setFilters({ view: viewOf(filterValues) }, [])}>
              {translate("ra.navigation.clear_filters")}
            </Button>
          )}
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card sx={{ overflow: "hidden" }}>
      {narrow ? <WorklistCards records={records} /> : <WorklistTable records={records} />}
      <Pagination rowsPerPageOptions={[25, 50, 100]} />
    </Card>
  );
}
