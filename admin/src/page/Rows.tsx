import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import type { HttpError, RaRecord } from "react-admin";
import { Quiet } from "../fields/text.tsx";
import { EmptyState } from "./EmptyState.tsx";
import { Fault } from "./Fault.tsx";
import { LinesSkeleton } from "./Loading.tsx";

interface RowsProps<R extends RaRecord> {
  query: { data?: R[]; error?: unknown; isPending: boolean; refetch?: () => void };
  empty: { title: string; help?: string; action?: ReactNode };
  children: (record: R) => ReactNode;
}

/** The records of one tab, with its waiting, failing and empty states. */
export function Rows<R extends RaRecord>({ query, empty, children }: RowsProps<R>) {
  const { data, error, isPending, refetch } = query;
  if (error && !data) return <Fault fault={error as HttpError} retry={refetch} />;
  if (isPending) return <LinesSkeleton lines={4} />;
  if (!data || data.length === 0)
    return (
      <EmptyState compact title={empty.title} help={empty.help}>
        {empty.action}
      </EmptyState>
    );
  return (
    <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0 }}>
      {data.map((record) => (
        <Box
          component="li"
          key={record.id}
          sx={{ py: 1, borderTop: 1, borderColor: "divider", "&:first-of-type": { borderTop: 0 } }}
        >
          {children(record)}
        </Box>
      ))}
    </Box>
  );
}

interface RowProps {
  title: ReactNode;
  mark?: ReactNode;
  detail?: ReactNode;
  note?: ReactNode;
  actions?: ReactNode;
}

/** One record in two lines: what, its state on the right, and what else is known under it. */
export function Row({ title, mark, detail, note, actions }: RowProps) {
  return (
    <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1, justifyContent: "space-between", alignItems: "flex-start" }}>
      <Box sx={{ minWidth: 0, flex: "1 1 200px" }}>
        <Typography variant="body2" component="div" sx={{ fontWeight: 600 }}>
          {title}
        </Typography>
        {detail && (
          <Typography variant="body2" component="div">
            {detail}
          </Typography>
        )}
        {note && (
          <Typography variant="caption" component="div">
            <Quiet>{note}</Quiet>
          </Typography>
        )}
      </Box>
      <Box sx={{ display: "flex", alignItems: "center", gap: 1, flexWrap: "wrap" }}>
        {mark && (
          <Typography variant="body2" component="div">
            {mark}
          </Typography>
        )}
        {actions}
      </Box>
    </Box>
  );
}
