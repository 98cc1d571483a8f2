import Button from "@mui/material/Button";
import { useState } from "react";
import { useListContext, useNotify, useRefresh, useTranslate } from "react-admin";
import { api } from "../../providers/http.ts";
import { type Delivery, isUncertain } from "./deliveryModel.ts";

/** Sends the chosen dead messages again; those that may have arrived are left to be decided one by one. */
export function ResendMany() {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const { data = [], selectedIds = [], onUnselectItems } = useListContext<Delivery>();
  const [busy, setBusy] = useState(false);
  const dead = data.filter((one) => selectedIds.includes(one.id) && one.state === "dead" && !isUncertain(one));
  const run = async () => {
    setBusy(true);
    let sent = 0;
    for (const { id, version } of dead) {
      await api.post(`deliveries/${id}/transition`, { to: "waiting" }, version).then(
        () => sent++,
        () => undefined,
      );
    }
    setBusy(false);
    const key = sent === dead.length ? "resent" : "notResent";
    notify(`resources.deliveries.${key}`, {
      type: sent === dead.length ? "success" : "error",
      messageArgs: { smart_count: sent === dead.length ? sent : dead.length - sent },
    });
    onUnselectItems();
    refresh();
  };
  return (
    <Button size="small" onClick={run} disabled={busy || dead.length === 0}>
      {translate("resources.deliveries.resend")} ({dead.length})
    </Button>
  );
}
