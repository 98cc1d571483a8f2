import Expand from "@mui/icons-material/ExpandMore";
import Button from "@mui/material/Button";
import ListItemText from "@mui/material/ListItemText";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { useState } from "react";
import {
  type HttpError,
  type RaRecord,
  useNotify,
  useRecordContext,
  useRefresh,
  useResourceContext,
  useTranslate,
} from "react-admin";
import { api } from "../providers/http.ts";
import { legalNext } from "./transitions.ts";
import { WaiverDialog } from "./WaiverDialog.tsx";

interface Stateful extends RaRecord {
  state: string;
  version: number;
}

interface TransitionButtonProps {
  /** Enum whose words name the states. */
  of: string;
  small?: boolean;
  /** Runs the write, e.g. to compare a group's risk before and after. */
  through?: (write: () => Promise<unknown>) => Promise<void>;
}

const plainly = async (write: () => Promise<unknown>) => {
  await write();
};

/** Moves a record along its state machine. Offers the legal stages only; a refusal names them. */
export function TransitionButton({ of, small, through = plainly }: TransitionButtonProps) {
  const record = useRecordContext<Stateful>();
  const resource = useResourceContext() ?? "";
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [waiverFor, setWaiverFor] = useState<string>();
  const [busy, setBusy] = useState(false);
  if (!record) return null;
  const next = legalNext(resource, record.state);
  if (next.length === 0) return null;
  const word = (state: string) => translate(`enums.${of}.${state}`);

  const move = async (to: string, waiver?: string) => {
    setAnchor(null);
    setBusy(true);
    try {
      await through(() =>
        api.post(`${resource}/${record.id}/transition`, { to, ...(waiver ? { waiver } : {}) }, record.version),
      );
      setWaiverFor(undefined);
      notify("app.transition.done", { type: "success", messageArgs: { state: word(to) } });
    } catch (fault) {
      const { status, body, message } = fault as HttpError;
      if (status === 409 && body?.error?.code === "closing_too_early" && !waiver) setWaiverFor(to);
      else notify(message, { type: "error", autoHideDuration: 8000 });
    } finally {
      setBusy(false);
      refresh();
    }
  };

  return (
    <>
      <Button
        variant={small ? "text" : "outlined"}
        size={small ? "small" : "medium"}
        endIcon={<Expand />}
        disabled={busy}
        aria-haspopup="menu"
        aria-expanded={Boolean(anchor)}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {translate("app.transition.title")}
      </Button>
      <Menu anchorEl={anchor} open={Boolean(anchor)} onClose={() => setAnchor(null)}>
        {next.map((state) => (
          <MenuItem key={state} onClick={() => move(state)}>
            <ListItemText>{word(state)}</ListItemText>
          </MenuItem>
        ))}
      </Menu>
      {waiverFor && (
        <WaiverDialog
          state={word(waiverFor)}
          onClose={() => setWaiverFor(undefined)}
          onSend={(reason) => move(waiverFor, reason)}
        />
      )}
    </>
  );
}
