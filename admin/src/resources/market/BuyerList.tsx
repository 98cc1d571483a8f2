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
import { useMayI, useSession } from "../../providers/useSession.ts";
import { MarketTabs } from "./MarketTabs.tsx";
import type { Buyer } from "./marketModel.ts";

const filters = [
  <SearchText key="q" source="q" alwaysOn />,
  <EnumInput key="kind" source="kind" of="buyerKind" values={BUYER_KINDS} many alwaysOn />,
];

export default function BuyerList() {
  const translate = useTranslate();
  const mayI = useMayI();
  const { user } = useSession();
  // Each organisation keeps its own directory: one name may stand in several.
  const owners = user.organizationKind !== "ngo" && mayI("organizations", "list");
  return (
    <ListPage<Buyer>
      sort={{ field: "name", order: "ASC" }}
      filters={filters}
      above={<MarketTabs />}
      hasCreate
      emptyHelp={translate("resources.buyers.empty")}
      rowClick="show"
      card={({ name, kind, products, organizationId }) => (
        <CardLines
          title={name}
          mark={<EnumText of="buyerKind" value={kind} />}
          lines={[products, owners && <RefName key="owner" resource="organizations" id={organizationId} plain />]}
        />
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
      {owners && (
        <DataTable.Col<Buyer>
          source="organizationId"
          disableSort
          render={({ organizationId }) => <RefName resource="organizations" id={organizationId} plain />}
        />
      )}
    </ListPage>
  );
}
