import Button from "@mui/material/Button";
import { useState } from "react";
import { Confirm, useNotify, useRefresh, useTranslate } from "react-admin";
import { api } from "../../providers/http.ts";
import { type Delivery, isUncertain } from "./deliveryModel.ts";

/** Sends one message again, or gives it up. One that may have arrived is asked about first. */
export function DeliveryActions({ delivery }: { delivery: Delivery }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const [asking, setAsking] = useState(false);
  const text = (key: string, options = {}) => translate(`resources.deliveries.${key}`, options);
  const move = async (to: "waiting" | "cancelled") => {
    setAsking(false);
    try {
      await api.post(`deliveries/${delivery.id}/transition`, { to }, delivery.version);
      notify(to === "waiting" ? text("resent", { smart_count: 1 }) : text("cancelled"), { type: "success" });
    } catch (fault) {
      notify((fault as Error).message, { type: "error" });
    }
    refresh();
  };
  const named = (action: string) => `${text(action)}: ${delivery.userName}`;
  const resend = () => (isUncertain(delivery) ? setAsking(true) : move("waiting"));
  return (
    <>
      {delivery.state === "dead" && (
        <Button size="small" onClick={resend} aria-label={named("resend")}>
          {text("resend")}
        </Button>
      )}
      {(delivery.state === "dead" || delivery.state === "waiting") && (
        <Button size="small" color="inherit" onClick={() => move("cancelled")} aria-label={named("cancel")}>
          {text("cancel")}
        </Button>
      )}
      <Confirm
        isOpen={asking}
        title={text("maybe")}
        content={text("maybeHelp")}
        confirm={text("resend")}
        onConfirm={() => move("waiting")}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
