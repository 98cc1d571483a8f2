import Box from "@mui/material/Box";
import { EditButton, ShowBase, useGetList, useRecordContext, useShowContext, useTranslate } from "react-admin";
import { Attachments } from "../../attachments/Attachments.tsx";
import { CustomFacts } from "../../customFields/CustomFacts.tsx";
import { RecordButton } from "../../dialogs/RecordButton.tsx";
import { StepButton } from "../../dialogs/StepButton.tsx";
import { RefName } from "../../fields/RefName.tsx";
import { Day, EnumText, Figure, Money, Quiet } from "../../fields/text.tsx";
import { RecordLink } from "../../list/RecordLink.tsx";
import { Fact, Facts } from "../../page/Facts.tsx";
import { Fault } from "../../page/Fault.tsx";
import { PageSkeleton } from "../../page/Loading.tsx";
import { Page } from "../../page/Page.tsx";
import { Row, Rows } from "../../page/Rows.tsx";
import { Section } from "../../page/Section.tsx";
import { useMayI, useSession } from "../../providers/useSession.ts";
import { LinkageSteps } from "./LinkageSteps.tsx";
import { type Linkage, linkageSteps, type Order } from "./marketModel.ts";

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
  // An NGO and an officer open the buyers of their own organisation only.
  const opensBuyer = mayI("buyers", "list") && (own || user.role === "office" || user.role === "head");
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
          {own && mayI("linkages", "transition") && <StepButton of="linkageState" {...linkageSteps} />}
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
        <Box sx={{ display: "grid", gap: 2, alignContent: "start" }}>
          <Section title={translate("resources.linkages.steps")} note={translate("resources.linkages.stepsNote")}>
            <LinkageSteps linkage={linkage} />
          </Section>
          <Section title={translate("resources.linkages.name", { smart_count: 1 })}>
            <Facts>
              {linkage.buyerId && opensBuyer && (
                <Fact label={translate("resources.buyers.name", { smart_count: 1 })}>
                  <RecordLink resource="buyers" id={linkage.buyerId}>
                    {linkage.buyer}
                  </RecordLink>
                </Fact>
              )}
              <Fact label={label("channel")}>{linkage.channel ?? "–"}</Fact>
              {mayI("organizations", "list") && (
                <Fact label={label("creditedTo")}>
                  <RefName resource="organizations" id={linkage.creditedTo} plain />
                </Fact>
              )}
              {linkage.endedReason && <Fact label={label("endedReason")}>{linkage.endedReason}</Fact>}
              {linkage.declinedReason && <Fact label={label("declinedReason")}>{linkage.declinedReason}</Fact>}
              {linkage.note && (
                <Fact label={label("note")} wide>
                  {linkage.note}
                </Fact>
              )}
              <CustomFacts entity="linkages" record={linkage} />
            </Facts>
            <Box sx={{ mt: 2 }}>
              <Attachments subject="linkages" subjectId={linkage.id} organizationId={linkage.organizationId} quiet />
            </Box>
          </Section>
        </Box>
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
        {({ id, valueIdr, on, quantity, unit, evidence }) => (
          <Row
            title={
              <RecordLink resource="orders" id={id}>
                <Money value={valueIdr} />
              </RecordLink>
            }
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
