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
import { useMayI } from "../providers/useSession.ts";
import { ReasonDialog, type ReasonField } from "./ReasonDialog.tsx";
import { inWords, legalNext } from "./transitions.ts";

interface Stateful extends RaRecord {
  state: string;
  version: number;
}

interface TransitionButtonProps {
  /** Enum whose words name the states. */
  of: string;
  small?: boolean;
  /** What the record itself calls some of the states. */
  words?: Readonly<Record<string, string | null>>;
  /** States that are reached another way, with a form of their own. */
  except?: readonly string[];
  /** Runs the write, e.g. to compare a group's risk before and after. */
  through?: (write: () => Promise<unknown>) => Promise<void>;
}

const plainly = async (write: () => Promise<unknown>) => {
  await write();
};

/** A step that two people may take all the same. */
const WAIVABLE = ["closing_too_early", "stage_guards"];

/** Moves a record along its state machine. Offers the legal stages only; a refusal names them. */
export function TransitionButton({ of, small, words = {}, except = [], through = plainly }: TransitionButtonProps) {
  const record = useRecordContext<Stateful>();
  const resource = useResourceContext() ?? "";
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const mayI = useMayI();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [asked, setAsked] = useState<{ to: string; field: ReasonField; why?: string }>();
  const [busy, setBusy] = useState(false);
  if (!record) return null;
  const next = legalNext(resource, record.state).filter((state) => !except.includes(state));
  if (next.length === 0) return null;
  const word = (state: string) => words[state] ?? translate(`enums.${of}.${state}`);

  const move = async (to: string, why: Partial<Record<ReasonField, string>> = {}) => {
    setAnchor(null);
    setBusy(true);
    try {
      let reached = to;
      await through(async () => {
        const path = `${resource}/${record.id}/transition`;
        reached = (await api.post<Stateful>(path, { to, ...why }, record.version)).state;
      });
      setAsked(undefined);
      // A stage that needs a second person is only asked for.
      const key = reached === to ? "app.transition.done" : "app.transition.requested";
      notify(key, { type: "success", messageArgs: { state: word(to) } });
    } catch (fault) {
      const { status, body, message } = fault as HttpError;
      const waivable = status === 409 && WAIVABLE.includes(body?.error?.code ?? "");
      if (waivable && !why.waiver && mayI(resource, "transition")) setAsked({ to, field: "waiver", why: message });
      else if (status === 422 && body?.errors?.reason && !why.reason) setAsked({ to, field: "reason" });
      else notify(inWords(resource, message, word), { type: "error", autoHideDuration: 8000 });
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
      {asked && (
        <ReasonDialog
          field={asked.field}
          state={word(asked.to)}
          why={asked.why}
          onClose={() => setAsked(undefined)}
          onSend={(reason) => move(asked.to, { [asked.field]: reason })}
        />
      )}
    </>
  );
}
