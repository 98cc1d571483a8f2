import { DataTable, useTranslate } from "react-admin";
import { SearchText } from "../../inputs/SearchText.tsx";
import { CardLines } from "../../list/CardRows.tsx";
import { ListPage } from "../../list/ListPage.tsx";
import { ListTabs } from "../../list/ListTabs.tsx";
import type { Webhook } from "./accessModel.ts";
import { WEBHOOK_TABS } from "./tabs.ts";
import { WebhookActions } from "./WebhookActions.tsx";
import { WebhookButton } from "./WebhookButton.tsx";

const filters = [<SearchText key="q" source="q" alwaysOn />];

/** Other systems that are told as soon as something happens. */
export default function WebhookList() {
  const translate = useTranslate();
  const text = (key: string, options = {}) => translate(`resources.webhooks.${key}`, options);
  const create = <WebhookButton />;
  const kinds = ({ kinds: of }: Webhook) => {
    const words = of.map((kind) => translate(`enums.eventKind.${kind}`)).join(", ");
    return (
      <span title={words}>
        {of.length === 0 ? text("all") : of.length < 3 ? words : text("some", { smart_count: of.length })}
      </span>
    );
  };
  const state = ({ active }: Webhook) => text(active ? "on" : "off");
  return (
    <ListPage<Webhook>
      sort={{ field: "name", order: "ASC" }}
      filters={filters}
      exports={false}
      actions={create}
      above={<ListTabs tabs={WEBHOOK_TABS} label="app.menu.webhooks" />}
      emptyAction={create}
      emptyHelp={text("empty")}
      rowClick={false}
      card={(one) => (
        <CardLines
          title={one.name}
          mark={state(one)}
          lines={[
            <span key="url" style={{ overflowWrap: "anywhere" }}>
              {one.url}
            </span>,
            <span key="kinds">{kinds(one)}</span>,
            <WebhookActions key="do" webhook={one} />,
          ]}
        />
      )}
    >
      <DataTable.Col<Webhook> source="active" render={state} />
      <DataTable.Col<Webhook> source="name" />
      <DataTable.Col<Webhook>
        source="url"
        render={({ url }) => <span style={{ overflowWrap: "anywhere" }}>{url}</span>}
      />
      <DataTable.Col<Webhook> source="kinds" disableSort render={kinds} />
      <DataTable.Col<Webhook> label={false} disableSort render={(one) => <WebhookActions webhook={one} />} />
    </ListPage>
  );
}
