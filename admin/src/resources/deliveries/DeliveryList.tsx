import { DataTable, useLocale, useTranslate } from "react-admin";
import { DELIVERY_CHANNELS, DELIVERY_STATES } from "#db/constants.ts";
import { noticeText } from "#worker/notify/kinds.ts";
import { EnumText, Instant, Quiet } from "../../fields/text.tsx";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { InstantInput } from "../../inputs/InstantInput.tsx";
import { RefInput } from "../../inputs/RefInput.tsx";
import { CardLines } from "../../list/CardRows.tsx";
import { ListPage } from "../../list/ListPage.tsx";
import { SelectedBar, SelectOne, SelectPage } from "../../list/Selection.tsx";
import { DeliveryActions } from "./DeliveryActions.tsx";
import { causeOf, type Delivery } from "./deliveryModel.ts";
import { ResendMany } from "./ResendMany.tsx";

const filters = [
  <EnumInput key="state" source="state" of="deliveryState" values={DELIVERY_STATES} alwaysOn />,
  <EnumInput key="channel" source="channel" of="deliveryChannel" values={DELIVERY_CHANNELS.slice(1)} alwaysOn />,
  <RefInput key="userId" source="userId" reference="users" />,
  <InstantInput key="createdAt_gte" source="createdAt_gte" />,
];

/** What goes out to people, and what did not: to send again or to give up. */
export default function DeliveryList() {
  const translate = useTranslate();
  const locale = useLocale();
  const sentence = ({ kind, data }: Delivery) => noticeText(kind, data, locale === "en" ? "en" : "id");
  const state = (one: Delivery) => {
    const cause = one.lastError && causeOf(one.lastError);
    return (
      <>
        <EnumText of="deliveryState" value={one.state} />
        {one.providerId === "log" && <Quiet> · {translate("resources.deliveries.onlyLog")}</Quiet>}
        {cause && (
          <Quiet>
            {" · "}
            {translate(`resources.deliveries.errors.${cause.key}`, { code: cause.code, _: one.lastError ?? "" })}
          </Quiet>
        )}
      </>
    );
  };
  const again = (one: Delivery) =>
    one.state === "waiting" ? <Instant value={one.notBefore} /> : <Instant value={one.sentAt} />;
  return (
    <ListPage<Delivery>
      sort={{ field: "createdAt", order: "DESC" }}
      filters={filters}
      emptyHelp={translate("resources.deliveries.empty")}
      rowClick={false}
      above={
        <SelectedBar>
          <ResendMany />
        </SelectedBar>
      }
      card={(one) => (
        <CardLines
          title={one.userName}
          mark={<Instant value={one.createdAt} />}
          lines={[
            sentence(one),
            <EnumText key="by" of="deliveryChannel" value={one.channel} />,
            state(one),
            <DeliveryActions key="do" delivery={one} />,
          ]}
        />
      )}
    >
      <DataTable.Col<Delivery>
        label={<SelectPage />}
        render={(one) => one.state === "dead" && <SelectOne record={one} name={one.userName} />}
      />
      <DataTable.Col<Delivery> source="createdAt" render={({ createdAt }) => <Instant value={createdAt} />} />
      <DataTable.Col<Delivery> source="userId" disableSort render={({ userName }) => userName} />
      <DataTable.Col<Delivery> source="kind" render={sentence} />
      <DataTable.Col<Delivery>
        source="channel"
        render={({ channel }) => <EnumText of="deliveryChannel" value={channel} />}
      />
      <DataTable.Col<Delivery> source="state" render={state} />
      <DataTable.Col<Delivery> source="attempts" />
      <DataTable.Col<Delivery> source="sentAt" render={again} />
      <DataTable.Col<Delivery> label={false} disableSort render={(one) => <DeliveryActions delivery={one} />} />
    </ListPage>
  );
}
