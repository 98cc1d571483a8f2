import Expand from "@mui/icons-material/ExpandMore";
import Button from "@mui/material/Button";
import ListItemText from "@mui/material/ListItemText";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { lazy, Suspense, useState } from "react";
import { type RaRecord, useNotify, useRecordContext, useRefresh, useResourceContext, useTranslate } from "react-admin";
import { api } from "../providers/http.ts";
import type { StepField } from "./StepDialog.tsx";
import { legalNext } from "./transitions.ts";

const StepDialog = lazy(() => import("./StepDialog.tsx"));

interface Stateful extends RaRecord {
  state: string;
  version: number;
}

interface StepButtonProps {
  /** Enum whose words name the states. */
  of: string;
  small?: boolean;
  /** States that are reached another way. */
  except?: readonly string[];
  /** What a step asks beside its day. */
  asks?: Readonly<Record<string, readonly StepField[]>>;
  /** What an asked field starts with. */
  start?: Record<string, unknown>;
  /** Runs the write, e.g. to compare a group's risk before and after. */
  through?: (write: () => Promise<unknown>) => Promise<void>;
}

const plainly = async (write: () => Promise<unknown>) => {
  await write();
};

/** Moves a record along its state machine, each step with the day it happened on. */
export function StepButton({ of, small, except = [], asks = {}, start, through = plainly }: StepButtonProps) {
  const record = useRecordContext<Stateful>();
  const resource = useResourceContext() ?? "";
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [to, setTo] = useState<string>();
  if (!record) return null;
  const next = legalNext(resource, record.state).filter((state) => !except.includes(state));
  if (next.length === 0) return null;
  const word = (state: string) => translate(`enums.${of}.${state}`);
  const choose = (state: string) => {
    setAnchor(null);
    setTo(state);
  };
  const move = async (values: Record<string, unknown>) => {
    await through(() => api.post(`${resource}/${record.id}/transition`, { to, ...values }, record.version));
    notify("app.transition.done", { type: "success", messageArgs: { state: word(to ?? "") } });
    refresh();
  };
  return (
    <>
      <Button
        variant={small ? "text" : "outlined"}
        size={small ? "small" : "medium"}
        endIcon={<Expand />}
        aria-haspopup="menu"
        aria-expanded={Boolean(anchor)}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {translate("app.transition.title")}
      </Button>
      <Menu anchorEl={anchor} open={Boolean(anchor)} onClose={() => setAnchor(null)}>
        {next.map((state) => (
          <MenuItem key={state} onClick={() => choose(state)}>
            <ListItemText>{word(state)}</ListItemText>
          </MenuItem>
        ))}
      </Menu>
      {to && (
        <Suspense fallback={null}>
          <StepDialog
            resource={resource}
            id={String(record.id)}
            to={to}
            word={word(to)}
            asks={asks[to] ?? []}
            start={start}
            onClose={() => setTo(undefined)}
            onSend={move}
          />
        </Suspense>
      )}
    </>
  );
}
