import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { RecordContextProvider, ResourceContextProvider, useGetList, useTranslate } from "react-admin";
import { StepButton } from "../../../dialogs/StepButton.tsx";
import { Day, EnumText, Figure, Money } from "../../../fields/text.tsx";
import { RecordLink } from "../../../list/RecordLink.tsx";
import { Row, Rows } from "../../../page/Rows.tsx";
import { useMayI } from "../../../providers/useSession.ts";
import { linkageSteps } from "../../market/marketModel.ts";
import { SalesPanel } from "../../market/SalesPanel.tsx";
import type { Group } from "../groupModel.ts";
import { useRecord } from "../record/RecordProvider.tsx";
import type { Linkage, Order, Support } from "../records.ts";
import { useGroupWrite } from "../useGroupWrite.ts";

const page = { page: 1, perPage: 100 };

function Part({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <Box component="section" sx={{ mb: 2 }}>
      <Box sx={{ display: "flex", justifyContent: "space-between", alignItems: "center", gap: 1, mb: 0.5 }}>
        <Typography variant="h3" component="h2">
          {title}
        </Typography>
        {action}
      </Box>
      {children}
    </Box>
  );
}

export function MarketTab({ group }: { group: Group }) {
  const translate = useTranslate();
  const mayI = useMayI();
  const record = useRecord();
  const write = useGroupWrite(group.id);
  const filter = { groupId: group.id };
  const linkages = useGetList<Linkage>("linkages", {
    filter,
    sort: { field: "startedOn", order: "DESC" },
    pagination: page,
  });
  const orders = useGetList<Order>("orders", { filter, sort: { field: "on", order: "DESC" }, pagination: page });
  const supports = useGetList<Support>("marketing-supports", {
    filter,
    sort: { field: "on", order: "DESC" },
    pagination: page,
  });
  const text = (key: string) => translate(`resources.groups.${key}`);
  const add = (kind: "linkage" | "order" | "support", resource: string) =>
    mayI(resource, "create") && (
      <Button size="small" variant="outlined" onClick={() => record({ kind })}>
        {text(`record.${kind}`)}
      </Button>
    );
  const buyerOf = (id: string | null) => linkages.data?.find((linkage) => linkage.id === id)?.buyer;
  return (
    <>
      {mayI("orders", "list") && (
        <Part title={translate("resources.sales.title")}>
          <SalesPanel groupId={group.id} />
        </Part>
      )}
      <Part title={text("market.linkages")} action={add("linkage", "linkages")}>
        <Rows<Linkage> query={linkages} empty={{ title: text("empties.linkages"), help: text("empties.linkagesHelp") }}>
          {(linkage) => (
            <ResourceContextProvider value="linkages">
              <RecordContextProvider value={linkage}>
                <Row
                  title={
                    <RecordLink resource="linkages" id={linkage.id}>
                      {linkage.buyer}
                    </RecordLink>
                  }
                  mark={<EnumText of="linkageState" value={linkage.state} />}
                  note={
                    <>
                      <EnumText of="linkageType" value={linkage.type} /> · <Day value={linkage.startedOn} />
                      {linkage.channel && ` · ${linkage.channel}`}
                      {linkage.note && ` · ${linkage.note}`}
                    </>
                  }
                  actions={
                    mayI("linkages", "transition") && (
                      <StepButton of="linkageState" small through={write} {...linkageSteps} />
                    )
                  }
                />
              </RecordContextProvider>
            </ResourceContextProvider>
          )}
        </Rows>
      </Part>
      <Part title={text("market.orders")} action={add("order", "orders")}>
        <Rows<Order> query={orders} empty={{ title: text("empties.orders") }}>
          {(order) => (
            <Row
              title={
                <RecordLink resource="orders" id={order.id}>
                  <Money value={order.valueIdr} />
                </RecordLink>
              }
              mark={<Day value={order.on} />}
              note={
                <>
                  {typeof order.quantity === "number" && (
                    <>
                      <Figure value={order.quantity} /> {order.unit}
                    </>
                  )}
                  {buyerOf(order.linkageId) && ` · ${buyerOf(order.linkageId)}`}
                </>
              }
            />
          )}
        </Rows>
      </Part>
      <Part title={text("market.supports")} action={add("support", "marketing-supports")}>
        <Rows<Support> query={supports} empty={{ title: text("empties.supports") }}>
          {(support) => (
            <Row
              title={<EnumText of="supportKind" value={support.kind} />}
              mark={<Day value={support.on} />}
              note={[support.provider, support.result].filter(Boolean).join(" · ")}
            />
          )}
        </Rows>
      </Part>
    </>
  );
}
