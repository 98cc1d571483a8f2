import { DataTable, useTranslate } from "react-admin";
import { RecordButton } from "../../dialogs/RecordButton.tsx";
import { RefName } from "../../fields/RefName.tsx";
import { Day, Figure, Money } from "../../fields/text.tsx";
import { DayInput } from "../../inputs/DayInput.tsx";
import { MoneyInput } from "../../inputs/MoneyInput.tsx";
import { RefInput } from "../../inputs/RefInput.tsx";
import { SearchText } from "../../inputs/SearchText.tsx";
import { CardLines } from "../../list/CardRows.tsx";
import { wideOnly } from "../../list/columns.ts";
import { ListPage } from "../../list/ListPage.tsx";
import { RecordLink } from "../../list/RecordLink.tsx";
import { useMayI } from "../../providers/useSession.ts";
import { MarketTabs } from "./MarketTabs.tsx";
import type { Order } from "./marketModel.ts";

const filters = [
  <SearchText key="q" source="q" alwaysOn />,
  <DayInput key="on_gte" source="on_gte" alwaysOn />,
  <DayInput key="on_lte" source="on_lte" alwaysOn />,
  <RefInput key="groupId" source="groupId" reference="groups" />,
  <RefInput key="buyerId" source="buyerId" reference="buyers" />,
  <MoneyInput key="valueIdr_gte" source="valueIdr_gte" />,
];

export default function OrderList() {
  const translate = useTranslate();
  const mayI = useMayI();
  return (
    <ListPage<Order>
      sort={{ field: "on", order: "DESC" }}
      filters={filters}
      above={<MarketTabs />}
      emptyHelp={translate("resources.orders.empty")}
      rowClick="show"
      actions={mayI("orders", "create") && <RecordButton recording={{ kind: "order" }} label="resources.orders.add" />}
      card={({ valueIdr, on, groupId, linkageId }) => (
        <CardLines
          title={<Money value={valueIdr} />}
          mark={<Day value={on} />}
          lines={[
            <RefName key="group" resource="groups" id={groupId} plain />,
            linkageId ? (
              <RefName key="buyer" resource="linkages" id={linkageId} plain />
            ) : (
              translate("resources.orders.direct")
            ),
          ]}
        />
      )}
    >
      <DataTable.Col<Order>
        source="on"
        render={({ id, on }) => (
          <RecordLink resource="orders" id={id}>
            <Day value={on} />
          </RecordLink>
        )}
      />
      <DataTable.Col<Order> source="valueIdr" align="right" render={({ valueIdr }) => <Money value={valueIdr} />} />
      <DataTable.Col<Order>
        source="groupId"
        disableSort
        render={({ groupId }) => <RefName resource="groups" id={groupId} />}
      />
      <DataTable.Col<Order>
        source="linkageId"
        disableSort
        render={({ linkageId }) =>
          linkageId ? <RefName resource="linkages" id={linkageId} /> : translate("resources.orders.direct")
        }
      />
      <DataTable.Col<Order>
        source="quantity"
        align="right"
        render={({ quantity, unit }) => (
          <>
            <Figure value={quantity} /> {unit}
          </>
        )}
      />
      <DataTable.Col<Order> source="evidence" disableSort sx={wideOnly} />
    </ListPage>
  );
}
