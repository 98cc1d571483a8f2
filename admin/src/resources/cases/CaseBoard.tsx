import Box from "@mui/material/Box";
import Chip from "@mui/material/Chip";
import Link from "@mui/material/Link";
import type { Theme } from "@mui/material/styles";
import Tab from "@mui/material/Tab";
import Tabs from "@mui/material/Tabs";
import Typography from "@mui/material/Typography";
import useMediaQuery from "@mui/material/useMediaQuery";
import { useTranslate } from "react-admin";
import { Link as RouterLink, useSearchParams } from "react-router-dom";
import { Quiet } from "../../fields/text.tsx";
import { formatNumber } from "../../format/number.ts";
import { listUrl } from "../../list/listUrl.ts";
import { EmptyState } from "../../page/EmptyState.tsx";
import { Fault } from "../../page/Fault.tsx";
import { LinesSkeleton } from "../../page/Loading.tsx";
import { Page } from "../../page/Page.tsx";
import { useApi } from "../../providers/useApi.ts";
import { useMayI } from "../../providers/useSession.ts";
import { CaseCard } from "./CaseCard.tsx";
import { CaseTabs } from "./CaseTabs.tsx";
import type { BoardColumn } from "./caseModel.ts";
import { OpenCaseButton } from "./OpenCaseButton.tsx";

const filters = ["mine", "late", "proposed"] as const;

/** Every case by its stage; a column at wide width, a tab at phone width. */
export default function CaseBoard() {
  const translate = useTranslate();
  const mayI = useMayI();
  const narrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down("md"));
  const [params, setParams] = useSearchParams();
  const asked = filters.filter((name) => params.get(name) === "1");
  const filter = Object.fromEntries(asked.map((name) => [name, true]));
  const { data, error, refetch } = useApi<BoardColumn[]>(
    `case-board?filter=${encodeURIComponent(JSON.stringify(filter))}`,
  );
  const toggle = (name: string) => {
    const next = new URLSearchParams(params);
    if (next.has(name)) next.delete(name);
    else next.set(name, "1");
    setParams(next, { replace: true });
  };
  const total = data?.reduce((sum, column) => sum + column.total, 0);
  return (
    <Page
      title={translate("resources.cases.name", { smart_count: 2 })}
      aside={typeof total === "number" && <Quiet>{formatNumber(total)}</Quiet>}
      actions={mayI("cases", "create") && <OpenCaseButton />}
    >
      <CaseTabs />
      <Box
        role="group"
        aria-label={translate("resources.cases.board.filters")}
        sx={{ display: "flex", flexWrap: "wrap", gap: 0.75, mb: 1.5 }}
      >
        {filters.map((name) => (
          <Chip
            key={name}
            label={translate(`resources.cases.fields.${name}`)}
            clickable
            role="checkbox"
            aria-checked={asked.includes(name)}
            color={asked.includes(name) ? "primary" : "default"}
            variant={asked.includes(name) ? "filled" : "outlined"}
            onClick={() => toggle(name)}
          />
        ))}
      </Box>
      {error && !data ? (
        <Fault fault={error} retry={refetch} />
      ) : !data ? (
        <LinesSkeleton lines={6} />
      ) : total === 0 && asked.length === 0 ? (
        <EmptyState title={translate("resources.cases.noneYet")} help={translate("resources.cases.empty")} />
      ) : narrow ? (
        <Narrow columns={data} filter={filter} onMoved={refetch} />
      ) : (
        <Box sx={{ display: "grid", gap: 1.5, gridTemplateColumns: "repeat(5, minmax(0, 1fr))", alignItems: "start" }}>
          {data.map((column) => (
            <Box component="section" key={column.state} aria-labelledby={`column-${column.state}`} sx={{ minWidth: 0 }}>
              <Heading column={column} />
              <Cards column={column} filter={filter} onMoved={refetch} />
            </Box>
          ))}
        </Box>
      )}
    </Page>
  );
}

function Heading({ column }: { column: BoardColumn }) {
  const translate = useTranslate();
  return (
    <Typography variant="h3" component="h2" id={`column-${column.state}`} sx={{ mb: 1 }}>
      {translate(`enums.caseState.${column.state}`)} <Quiet>{formatNumber(column.total)}</Quiet>
      {column.late > 0 && (
        <Typography variant="caption" component="span" sx={{ display: "block", fontWeight: 700 }}>
          {translate("resources.cases.board.late", { smart_count: column.late })}
        </Typography>
      )}
    </Typography>
  );
}

interface CardsProps {
  column: BoardColumn;
  filter: Record<string, unknown>;
  onMoved: () => void;
}

function Cards({ column, filter, onMoved }: CardsProps) {
  const translate = useTranslate();
  if (column.cases.length === 0)
    return (
      <Typography variant="body2" sx={{ color: "text.secondary" }}>
        {translate("resources.cases.none")}
      </Typography>
    );
  return (
    <>
      <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0, display: "grid", gap: 1 }}>
        {column.cases.map((one) => (
          <CaseCard key={one.id} one={one} onMoved={onMoved} />
        ))}
      </Box>
      {column.total > column.cases.length && (
        <Link component={RouterLink} to={listUrl("cases", { ...filter, state: [column.state] })} variant="body2">
          {translate("resources.cases.board.all", { smart_count: column.total })}
        </Link>
      )}
    </>
  );
}

function Narrow({ columns, filter, onMoved }: { columns: BoardColumn[] } & Omit<CardsProps, "column">) {
  const translate = useTranslate();
  const [params, setParams] = useSearchParams();
  const current = columns.find(({ state }) => state === params.get("state")) ?? columns[0];
  if (!current) return null;
  const choose = (state: string) => {
    const next = new URLSearchParams(params);
    next.set("state", state);
    setParams(next, { replace: true });
  };
  return (
    <>
      <Tabs
        value={current.state}
        onChange={(_, state: string) => choose(state)}
        variant="scrollable"
        allowScrollButtonsMobile
        sx={{ mb: 1.5, borderBottom: 1, borderColor: "divider" }}
      >
        {columns.map(({ state, total }) => (
          <Tab
            key={state}
            value={state}
            id={`column-${state}`}
            aria-controls={`panel-${state}`}
            label={`${translate(`enums.caseState.${state}`)} ${formatNumber(total)}`}
          />
        ))}
      </Tabs>
      <Box role="tabpanel" id={`panel-${current.state}`} aria-labelledby={`column-${current.state}`}>
        <Cards column={current} filter={filter} onMoved={onMoved} />
      </Box>
    </>
  );
}
