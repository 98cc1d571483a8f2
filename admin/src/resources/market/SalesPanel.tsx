import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useLocale, useTranslate } from "react-admin";
import { Day, Money, Quiet, Share } from "../../fields/text.tsx";
import { formatDay } from "../../format/day.ts";
import { formatShare } from "../../format/number.ts";
import { RecordLink } from "../../list/RecordLink.tsx";
import { EmptyState } from "../../page/EmptyState.tsx";
import { Fault } from "../../page/Fault.tsx";
import { LinesSkeleton } from "../../page/Loading.tsx";
import { useApi } from "../../providers/useApi.ts";
import { dependenceOf, type Sales } from "./marketModel.ts";
import { SalesChart } from "./SalesChart.tsx";
import { SalesTable } from "./SalesTable.tsx";

/** A year of sales of a group: how much, each month, and who buys it. */
export function SalesPanel({ groupId }: { groupId: string }) {
  const translate = useTranslate();
  const locale = useLocale();
  const { data, error, refetch } = useApi<Sales>(`groups/${groupId}/market`);
  const [asTable, setAsTable] = useState(false);
  const text = (key: string, options = {}) => translate(`resources.sales.${key}`, options);
  if (error && !data) return <Fault fault={error} retry={refetch} />;
  if (!data) return <LinesSkeleton lines={4} />;
  if (data.orders === 0) return <EmptyState compact title={text("none")} help={text("noneHelp")} />;
  return (
    <Box sx={{ mb: 2 }}>
      <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "baseline", gap: 1, mb: 1 }}>
        <Typography sx={{ fontSize: "1.625rem", fontWeight: 600, lineHeight: 1.15 }}>
          <Money value={data.valueIdr} />
        </Typography>
        <Typography variant="body2" sx={{ flex: 1 }}>
          <Quiet>{text("total", { smart_count: data.orders, day: formatDay(data.asOf, locale) })}</Quiet>
        </Typography>
        <Button size="small" onClick={() => setAsTable(!asTable)}>
          {text(asTable ? "asChart" : "asTable")}
        </Button>
      </Box>
      {asTable ? <SalesTable months={data.months} /> : <SalesChart months={data.months} />}
      <Dependence sales={data} />
      <BuyerShares sales={data} />
    </Box>
  );
}

/** How much hangs on the largest buyer, in words; what is unknown makes it a range. */
function Dependence({ sales }: { sales: Sales }) {
  const translate = useTranslate();
  const found = dependenceOf(sales);
  if (!found) return null;
  const { kind, low, high, name } = found;
  const words = { name, share: formatShare(low), low: formatShare(low), high: formatShare(high) };
  return (
    <Typography variant="body2" sx={{ mt: 1.5, fontWeight: kind === "depends" ? 600 : undefined }}>
      {translate(`resources.sales.${kind}`, words)}
    </Typography>
  );
}

function BuyerShares({ sales }: { sales: Sales }) {
  const translate = useTranslate();
  const unknown = sales.unknown.orders > 0 && {
    buyerId: null,
    name: translate("resources.sales.unknown"),
    orders: sales.unknown.orders,
    valueIdr: sales.unknown.valueIdr,
    share: sales.unknown.share ?? 0,
    lastOn: "",
  };
  const rows = [...sales.buyers, ...(unknown ? [unknown] : [])];
  return (
    <Box component="ul" aria-label={translate("resources.sales.buyers")} sx={{ listStyle: "none", m: 0, p: 0, mt: 1 }}>
      {rows.map(({ buyerId, name, share, valueIdr, orders, lastOn }) => (
        <Box component="li" key={buyerId ?? name} sx={{ py: 0.75, borderTop: 1, borderColor: "divider" }}>
          <Box sx={{ display: "flex", justifyContent: "space-between", gap: 1 }}>
            <Typography variant="body2" component="span" sx={{ minWidth: 0, overflowWrap: "anywhere" }}>
              <RecordLink resource="buyers" id={buyerId}>
                {name}
              </RecordLink>
            </Typography>
            <Typography variant="body2" component="span" sx={{ whiteSpace: "nowrap" }}>
              <strong>
                <Share value={share} />
              </strong>{" "}
              · <Money value={valueIdr} />
            </Typography>
          </Box>
          <Box aria-hidden sx={{ height: 4, borderRadius: 2, backgroundColor: "quiet", my: 0.5 }}>
            <Box sx={{ height: 4, borderRadius: 2, width: `${share * 100}%`, backgroundColor: "primary.main" }} />
          </Box>
          <Typography variant="caption">
            <Quiet>
              {translate("resources.buyers.inOrders", { smart_count: orders })}
              {lastOn && (
                <>
                  {" · "}
                  {translate("resources.buyers.lastOrder")} <Day value={lastOn} />
                </>
              )}
            </Quiet>
          </Typography>
        </Box>
      ))}
    </Box>
  );
}
