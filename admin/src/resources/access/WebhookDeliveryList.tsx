import Button from "@mui/material/Button";
import { DataTable, useNotify, useRefresh, useTranslate } from "react-admin";
import { EVENT_KINDS, WEBHOOK_DELIVERY_STATES } from "#db/constants.ts";
import { EnumText, Instant, Quiet } from "../../fields/text.tsx";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { InstantInput } from "../../inputs/InstantInput.tsx";
import { RefInput } from "../../inputs/RefInput.tsx";
import { CardLines } from "../../list/CardRows.tsx";
import { ListPage } from "../../list/ListPage.tsx";
import { ListTabs } from "../../list/ListTabs.tsx";
import { api } from "../../providers/http.ts";
import type { WebhookDelivery } from "./accessModel.ts";
import { WEBHOOK_TABS } from "./tabs.ts";
import { useErrorWords } from "./useErrorWords.ts";

const filters = [
  <EnumInput key="state" source="state" of="webhookDeliveryState" values={WEBHOOK_DELIVERY_STATES} alwaysOn />,
  <RefInput key="webhookId" source="webhookId" reference="webhooks" alwaysOn />,
  <EnumInput key="kind" source="kind" of="eventKind" values={EVENT_KINDS} />,
  <InstantInput key="createdAt_gte" source="createdAt_gte" />,
];

/** What was sent to whom, what came back, and what is tried again when. */
export default function WebhookDeliveryList() {
  const translate = useTranslate();
  const why = useErrorWords();
  const text = (key: string) => translate(`resources.webhook-deliveries.${key}`);
  const kind = (one: WebhookDelivery) =>
    one.kind === "ping" ? text("ping") : <EnumText of="eventKind" value={one.kind} />;
  const state = (one: WebhookDelivery) => (
    <>
      <EnumText of="webhookDeliveryState" value={one.state} />
      {one.lastError && <Quiet> · {why(one)}</Quiet>}
    </>
  );
  const when = (one: WebhookDelivery) => <Instant value={one.state === "waiting" ? one.nextAttemptAt : one.sentAt} />;
  return (
    <ListPage<WebhookDelivery>
      sort={{ field: "createdAt", order: "DESC" }}
      filters={filters}
      exports={false}
      above={<ListTabs tabs={WEBHOOK_TABS} label="app.menu.webhooks" />}
      emptyHelp={text("empty")}
      rowClick={false}
      card={(one) => (
        <CardLines
          title={kind(one)}
          mark={<Instant value={one.createdAt} />}
          lines={[one.webhookName, <span key="state">{state(one)}</span>, <Resend key="do" delivery={one} />]}
        />
      )}
    >
      <DataTable.Col<WebhookDelivery> source="createdAt" render={({ createdAt }) => <Instant value={createdAt} />} />
      <DataTable.Col<WebhookDelivery> source="webhookId" disableSort render={({ webhookName }) => webhookName} />
      <DataTable.Col<WebhookDelivery> source="kind" render={kind} />
      <DataTable.Col<WebhookDelivery> source="state" render={state} />
      <DataTable.Col<WebhookDelivery> source="lastStatus" render={({ lastStatus }) => lastStatus ?? <Quiet>–</Quiet>} />
      <DataTable.Col<WebhookDelivery> source="attempts" />
      <DataTable.Col<WebhookDelivery> source="nextAttemptAt" render={when} />
      <DataTable.Col<WebhookDelivery> label={false} disableSort render={(one) => <Resend delivery={one} />} />
    </ListPage>
  );
}

function Resend({ delivery }: { delivery: WebhookDelivery }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const word = translate("resources.webhook-deliveries.resend");
  if (delivery.state === "waiting") return null;
  const resend = () =>
    api.post(`webhook-deliveries/${delivery.id}/resend`).then(
      () => {
        notify("resources.webhook-deliveries.resent", { type: "success" });
        refresh();
      },
      (fault: Error) => notify(fault.message, { type: "error" }),
    );
  return (
    <Button size="small" onClick={resend} aria-label={`${word}: ${delivery.id.slice(-6)}`}>
      {word}
    </Button>
  );
}
