import { DataTable, useTranslate } from "react-admin";
import { BUYER_KINDS } from "#db/constants.ts";
import { RefName } from "../../fields/RefName.tsx";
import { RegionName } from "../../fields/RegionName.tsx";
import { EnumText } from "../../fields/text.tsx";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { SearchText } from "../../inputs/SearchText.tsx";
import { CardLines } from "../../list/CardRows.tsx";
import { wideOnly } from "../../list/columns.ts";
import { ListPage } from "../../list/ListPage.tsx";
import { RecordLink } from "../../list/RecordLink.tsx";
import { useMayI } from "../../providers/useSession.ts";
import { MarketTabs } from "./MarketTabs.tsx";
import type { Buyer } from "./marketModel.ts";

const filters = [
  <SearchText key="q" source="q" alwaysOn />,
  <EnumInput key="kind" source="kind" of="buyerKind" values={BUYER_KINDS} many alwaysOn />,
];

export default function BuyerList() {
  const translate = useTranslate();
  const mayI = useMayI();
  return (
    <ListPage<Buyer>
      sort={{ field: "name", order: "ASC" }}
      filters={filters}
      above={<MarketTabs />}
      hasCreate
      emptyHelp={translate("resources.buyers.empty")}
      rowClick="show"
      card={({ name, kind, products }) => (
        <CardLines title={name} mark={<EnumText of="buyerKind" value={kind} />} lines={[products]} />
      )}
    >
      <DataTable.Col<Buyer>
        source="name"
        render={({ id, name }) => (
          <RecordLink resource="buyers" id={id}>
            {name}
          </RecordLink>
        )}
      />
      <DataTable.Col<Buyer> source="kind" render={({ kind }) => <EnumText of="buyerKind" value={kind} />} />
      <DataTable.Col<Buyer> source="products" disableSort />
      <DataTable.Col<Buyer> source="regionCode" render={({ regionCode }) => <RegionName code={regionCode} />} />
      <DataTable.Col<Buyer> source="contact" disableSort sx={wideOnly} />
      {mayI("organizations", "list") && (
        <DataTable.Col<Buyer>
          source="organizationId"
          disableSort
          sx={wideOnly}
          render={({ organizationId }) => <RefName resource="organizations" id={organizationId} plain />}
        />
      )}
    </ListPage>
  );
}
