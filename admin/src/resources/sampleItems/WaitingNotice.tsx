import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import { useTranslate } from "react-admin";
import type { WaitingCheck } from "./waitingChecks.ts";

interface WaitingNoticeProps {
  waiting: ReadonlyMap<string, WaitingCheck>;
  onSend: () => Promise<void>;
}

/** How many checks wait on this device for a connection, and which the server did not take. */
export function WaitingNotice({ waiting, onSend }: WaitingNoticeProps) {
  const translate = useTranslate();
  const text = (key: string, more = {}) => translate(`resources.sample-items.${key}`, more);
  const refused = [...waiting.values()].filter(({ fault }) => fault);
  const left = waiting.size - refused.length;
  if (waiting.size === 0) return null;
  return (
    <Alert
      severity="warning"
      sx={{ mb: 1 }}
      action={
        left > 0 && (
          <Button color="inherit" size="small" onClick={() => void onSend()}>
            {text("sendNow")}
          </Button>
        )
      }
    >
      {left > 0 && <div>{text("waiting", { smart_count: left })}</div>}
      {refused.map(({ id, order, fault }) => (
        <div key={id}>{text("notTaken", { order, fault })}</div>
      ))}
    </Alert>
  );
}
