import Box from "@mui/material/Box";
import Card from "@mui/material/Card";
import CardContent from "@mui/material/CardContent";
import { EditButton, ShowBase, useLocale, useRecordContext, useShowContext, useTranslate } from "react-admin";
import { Attachments } from "../../attachments/Attachments.tsx";
import { RefName } from "../../fields/RefName.tsx";
import { Day, Figure, Money } from "../../fields/text.tsx";
import { formatDay } from "../../format/day.ts";
import { Fact, Facts } from "../../page/Facts.tsx";
import { Fault } from "../../page/Fault.tsx";
import { PageSkeleton } from "../../page/Loading.tsx";
import { Page } from "../../page/Page.tsx";
import { Section } from "../../page/Section.tsx";
import { useMayI, useSession } from "../../providers/useSession.ts";
import type { Order } from "./marketModel.ts";

export default function OrderShow() {
  return (
    <ShowBase>
      <OrderPage />
    </ShowBase>
  );
}

function OrderPage() {
  const { error, isPending, refetch } = useShowContext<Order>();
  const order = useRecordContext<Order>();
  const translate = useTranslate();
  const locale = useLocale();
  const mayI = useMayI();
  const { user } = useSession();
  if (error && !order) return <Fault fault={error as { message: string; status?: number }} retry={refetch} />;
  if (isPending || !order) return <PageSkeleton />;
  const own = order.organizationId === user.organizationId;
  const label = (field: string) => translate(`resources.orders.fields.${field}`);
  return (
    <Page
      title={translate("resources.orders.show", { day: formatDay(order.on, locale) })}
      aside={<Money value={order.valueIdr} />}
      subtitle={<RefName resource="groups" id={order.groupId} />}
      actions={own && mayI("orders", "edit") && <EditButton variant="outlined" size="medium" />}
    >
      <Box sx={{ display: "grid", gap: 2, maxWidth: 980 }}>
        <Section title={translate("resources.orders.name", { smart_count: 1 })}>
          <Facts columns={4}>
            <Fact label={label("on")}>
              <Day value={order.on} />
            </Fact>
            <Fact label={label("valueIdr")}>
              <Money value={order.valueIdr} />
            </Fact>
            <Fact label={label("quantity")}>
              <Figure value={order.quantity} /> {order.unit}
            </Fact>
            <Fact label={label("linkageId")}>
              {order.linkageId ? (
                <RefName resource="linkages" id={order.linkageId} />
              ) : (
                translate("resources.orders.direct")
              )}
            </Fact>
            <Fact label={label("evidence")}>{order.evidence ?? "–"}</Fact>
            {mayI("organizations", "list") && (
              <Fact label={label("organizationId")}>
                <RefName resource="organizations" id={order.organizationId} plain />
              </Fact>
            )}
            {order.note && (
              <Fact label={label("note")} wide>
                {order.note}
              </Fact>
            )}
          </Facts>
        </Section>
        <Card>
          <CardContent>
            <Attachments
              subject="orders"
              subjectId={order.id}
              organizationId={order.organizationId}
              title={translate("resources.orders.evidenceFiles")}
            />
          </CardContent>
        </Card>
      </Box>
    </Page>
  );
}
