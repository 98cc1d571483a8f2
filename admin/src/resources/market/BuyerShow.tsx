import Box from "@mui/material/Box";
import { EditButton, ShowBase, useGetList, useRecordContext, useShowContext, useTranslate } from "react-admin";
import { FigureLink } from "../../fields/FigureLink.tsx";
import { RefName } from "../../fields/RefName.tsx";
import { RegionName } from "../../fields/RegionName.tsx";
import { Sealed } from "../../fields/Sealed.tsx";
import { Day, EnumText, Money } from "../../fields/text.tsx";
import { formatMoneyShort } from "../../format/number.ts";
import { RecordLink } from "../../list/RecordLink.tsx";
import { Fact, Facts } from "../../page/Facts.tsx";
import { Fault } from "../../page/Fault.tsx";
import { LinesSkeleton, PageSkeleton } from "../../page/Loading.tsx";
import { Page } from "../../page/Page.tsx";
import { Row, Rows } from "../../page/Rows.tsx";
import { Section } from "../../page/Section.tsx";
import { useApi } from "../../providers/useApi.ts";
import { useMayI, useSession } from "../../providers/useSession.ts";
import type { Buyer, BuyerFigures, Linkage } from "./marketModel.ts";

export default function BuyerShow() {
  return (
    <ShowBase>
      <BuyerPage />
    </ShowBase>
  );
}

function BuyerPage() {
  const { error, isPending, refetch } = useShowContext<Buyer>();
  const buyer = useRecordContext<Buyer>();
  const translate = useTranslate();
  const mayI = useMayI();
  const { user } = useSession();
  if (error && !buyer) return <Fault fault={error as { message: string; status?: number }} retry={refetch} />;
  if (isPending || !buyer) return <PageSkeleton />;
  const own = buyer.organizationId === user.organizationId;
  const text = (key: string) => translate(`resources.buyers.section.${key}`);
  return (
    <Page
      title={buyer.name}
      aside={<EnumText of="buyerKind" value={buyer.kind} />}
      subtitle={buyer.products}
      actions={own && mayI("buyers", "edit") && <EditButton variant="outlined" size="medium" />}
    >
      <Figures buyer={buyer} />
      <Box
        sx={{
          display: "grid",
          gap: 2,
          gridTemplateColumns: { xs: "minmax(0,1fr)", lg: "minmax(0,1.4fr) minmax(0,1fr)" },
        }}
      >
        <Box sx={{ display: "grid", gap: 2, alignContent: "start" }}>
          <Section title={text("groups")}>
            <Groups buyer={buyer} />
          </Section>
          <Section title={text("linkages")}>
            <Linkages buyer={buyer} />
          </Section>
        </Box>
        <BuyerFacts buyer={buyer} reveals={own && mayI("buyers", "reveal")} />
      </Box>
    </Page>
  );
}

const useFigures = ({ id }: Buyer) => useApi<BuyerFigures>(`buyers/${id}/figures`);

function Figures({ buyer }: { buyer: Buyer }) {
  const translate = useTranslate();
  const { data } = useFigures(buyer);
  const filter = { buyerId: buyer.id };
  const label = (key: string) => translate(`resources.buyers.figure.${key}`);
  return (
    <Box sx={{ display: "grid", gap: 1, mb: 2, gridTemplateColumns: { xs: "1fr 1fr", sm: "repeat(4, 1fr)" } }}>
      <FigureLink label={label("groups")} value={data?.groups} />
      <FigureLink label={label("linkages")} value={data?.linkages} resource="linkages" filter={filter} />
      <FigureLink label={label("orders")} value={data?.orders} resource="orders" filter={filter} />
      <FigureLink
        label={label("value")}
        value={data?.valueIdr}
        shown={data && formatMoneyShort(data.valueIdr)}
        resource="orders"
        filter={filter}
      />
    </Box>
  );
}

function Groups({ buyer }: { buyer: Buyer }) {
  const translate = useTranslate();
  const { data, error, isPending, refetch } = useFigures(buyer);
  if (isPending) return <LinesSkeleton lines={3} />;
  const text = (key: string, options = {}) => translate(`resources.buyers.${key}`, options);
  return (
    <Rows
      query={{ data: data?.byGroup, error, isPending, refetch }}
      empty={{ title: text("noGroups"), help: text("noGroupsHelp") }}
    >
      {({ id, name, orders, linkages, valueIdr, lastOn }) => (
        <Row
          title={
            <RecordLink resource="groups" id={id}>
              {name}
            </RecordLink>
          }
          mark={<Money value={valueIdr} />}
          note={
            <>
              {text("inLinkages", { smart_count: linkages })} · {text("inOrders", { smart_count: orders })}
              {lastOn && (
                <>
                  {" · "}
                  {text("lastOrder")} <Day value={lastOn} />
                </>
              )}
            </>
          }
        />
      )}
    </Rows>
  );
}

function Linkages({ buyer }: { buyer: Buyer }) {
  const translate = useTranslate();
  const query = useGetList<Linkage>("linkages", {
    filter: { buyerId: buyer.id },
    sort: { field: "startedOn", order: "DESC" },
    pagination: { page: 1, perPage: 20 },
  });
  return (
    <Rows<Linkage> query={query} empty={{ title: translate("resources.buyers.noGroups") }}>
      {({ id, groupId, state, type, startedOn }) => (
        <Row
          title={
            <RecordLink resource="linkages" id={id}>
              <RefName resource="groups" id={groupId} plain />
            </RecordLink>
          }
          mark={<EnumText of="linkageState" value={state} />}
          note={
            <>
              <EnumText of="linkageType" value={type} /> · <Day value={startedOn} />
            </>
          }
        />
      )}
    </Rows>
  );
}

function BuyerFacts({ buyer, reveals }: { buyer: Buyer; reveals: boolean }) {
  const translate = useTranslate();
  const mayI = useMayI();
  const label = (field: string) => translate(`resources.buyers.fields.${field}`);
  return (
    <Section title={translate("resources.buyers.section.facts")}>
      <Facts>
        <Fact label={label("contact")}>{buyer.contact ?? "–"}</Fact>
        <Fact label={label("regionCode")}>
          <RegionName code={buyer.regionCode} />
        </Fact>
        {(["phone", "email"] as const).map((field) => (
          <Fact key={field} label={label(field)}>
            <Sealed resource="buyers" record={buyer} field={field} value={buyer[field]} reveals={reveals} />
          </Fact>
        ))}
        {mayI("organizations", "list") && (
          <Fact label={label("organizationId")}>
            <RefName resource="organizations" id={buyer.organizationId} plain />
          </Fact>
        )}
        {buyer.note && (
          <Fact label={label("note")} wide>
            {buyer.note}
          </Fact>
        )}
      </Facts>
    </Section>
  );
}
