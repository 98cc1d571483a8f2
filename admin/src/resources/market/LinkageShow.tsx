import Box from "@mui/material/Box";
import { EditButton, ShowBase, useGetList, useRecordContext, useShowContext, useTranslate } from "react-admin";
import { RecordButton } from "../../dialogs/RecordButton.tsx";
import { TransitionButton } from "../../dialogs/TransitionButton.tsx";
import { RefName } from "../../fields/RefName.tsx";
import { Day, EnumText, Figure, Money, Quiet } from "../../fields/text.tsx";
import { Fact, Facts } from "../../page/Facts.tsx";
import { Fault } from "../../page/Fault.tsx";
import { PageSkeleton } from "../../page/Loading.tsx";
import { Page } from "../../page/Page.tsx";
import { Row, Rows } from "../../page/Rows.tsx";
import { Section } from "../../page/Section.tsx";
import { useMayI, useSession } from "../../providers/useSession.ts";
import type { Linkage, Order } from "./marketModel.ts";

export default function LinkageShow() {
  return (
    <ShowBase>
      <LinkagePage />
    </ShowBase>
  );
}

const ordering = ["accepted", "first_order", "repeat_orders"];
const asking = ["offered", ...ordering];

function LinkagePage() {
  const { error, isPending, refetch } = useShowContext<Linkage>();
  const linkage = useRecordContext<Linkage>();
  const translate = useTranslate();
  const mayI = useMayI();
  const { user } = useSession();
  if (error && !linkage) return <Fault fault={error as { message: string; status?: number }} retry={refetch} />;
  if (isPending || !linkage) return <PageSkeleton />;
  const own = linkage.organizationId === user.organizationId;
  const label = (field: string) => translate(`resources.linkages.fields.${field}`);
  return (
    <Page
      title={linkage.buyer}
      aside={<EnumText of="linkageState" value={linkage.state} />}
      subtitle={
        <>
          <RefName resource="groups" id={linkage.groupId} /> · <EnumText of="linkageType" value={linkage.type} />
        </>
      }
      actions={
        <>
          {own && mayI("linkages", "edit") && <EditButton variant="outlined" size="medium" />}
          {own && mayI("linkages", "transition") && <TransitionButton of="linkageState" />}
          {mayI("orders", "create") && ordering.includes(linkage.state) && (
            <RecordButton recording={{ kind: "order" }} label="resources.orders.add" groupId={linkage.groupId} />
          )}
        </>
      }
    >
      {own && asking.includes(linkage.state) && (
        <Box sx={{ mb: 2 }}>
          <Quiet>{translate(`resources.linkages.next.${linkage.state}`)}</Quiet>
        </Box>
      )}
      <Box
        sx={{
          display: "grid",
          gap: 2,
          gridTemplateColumns: { xs: "minmax(0,1fr)", lg: "minmax(0,1.4fr) minmax(0,1fr)" },
        }}
      >
        <Orders linkage={linkage} />
        <Section title={translate("resources.linkages.name", { smart_count: 1 })}>
          <Facts>
            <Fact label={label("startedOn")}>
              <Day value={linkage.startedOn} />
            </Fact>
            <Fact label={label("channel")}>{linkage.channel ?? "–"}</Fact>
            {mayI("organizations", "list") && (
              <Fact label={label("creditedTo")}>
                <RefName resource="organizations" id={linkage.creditedTo} plain />
              </Fact>
            )}
            {linkage.declinedReason && <Fact label={label("declinedReason")}>{linkage.declinedReason}</Fact>}
            {linkage.note && (
              <Fact label={label("note")} wide>
                {linkage.note}
              </Fact>
            )}
          </Facts>
        </Section>
      </Box>
    </Page>
  );
}

function Orders({ linkage }: { linkage: Linkage }) {
  const translate = useTranslate();
  const query = useGetList<Order>("orders", {
    filter: { linkageId: linkage.id },
    sort: { field: "on", order: "DESC" },
    pagination: { page: 1, perPage: 200 },
  });
  const total = query.data?.reduce((sum, { valueIdr }) => sum + valueIdr, 0) ?? 0;
  return (
    <Section
      title={translate("resources.linkages.orders")}
      action={
        total > 0 && (
          <span>
            <Quiet>{translate("resources.linkages.total")}</Quiet>{" "}
            <strong>
              <Money value={total} />
            </strong>
          </span>
        )
      }
    >
      <Rows<Order> query={query} empty={{ title: translate("resources.linkages.noOrders") }}>
        {({ valueIdr, on, quantity, unit, evidence }) => (
          <Row
            title={<Money value={valueIdr} />}
            mark={<Day value={on} />}
            note={
              <>
                {typeof quantity === "number" && (
                  <>
                    <Figure value={quantity} /> {unit}
                  </>
                )}
                {evidence && ` · ${evidence}`}
              </>
            }
          />
        )}
      </Rows>
    </Section>
  );
}
