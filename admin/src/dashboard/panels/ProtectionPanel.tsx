import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useLocale, useTranslate } from "react-admin";
import { Link as RouterLink } from "react-router-dom";
import { formatDay } from "../../format/day.ts";
import { formatNumber } from "../../format/number.ts";
import { Fault } from "../../page/Fault.tsx";
import { LinesSkeleton } from "../../page/Loading.tsx";
import { Section } from "../../page/Section.tsx";
import { useApi } from "../../providers/useApi.ts";
import { Door } from "../../resources/protection/Door.tsx";
import { percent } from "../../resources/protection/percent.ts";
import { mainTarget, type ProtectionReply, protectionPath } from "../../resources/protection/protectionModel.ts";

/** Who pays of those listed, and how far the nearest target is. */
export default function ProtectionPanel() {
  const translate = useTranslate();
  const locale = useLocale();
  const { data, error, refetch } = useApi<ProtectionReply>(protectionPath({}));
  const text = (key: string, options = {}) => translate(`resources.dashboards.protection.${key}`, options);
  const target = data && mainTarget(data);
  const all = (
    <Link component={RouterLink} to="/social-protection" variant="body2">
      {text("all")}
    </Link>
  );
  return (
    <Section title={text("title")} action={all}>
      {error && !data && <Fault fault={error} retry={refetch} />}
      {!error && !data && <LinesSkeleton lines={2} />}
      {data && (
        <Typography variant="body2" component="div">
          <Door count={data.total.paying} filter={data.total.filters.paying}>
            {text("paying", { paying: formatNumber(data.total.paying), listed: formatNumber(data.total.listed) })}
          </Door>
          {" · "}
          <Door count={data.total.unknown} filter={data.total.filters.unknown}>
            {text("unknown", { smart_count: data.total.unknown })}
          </Door>
        </Typography>
      )}
      {target && (
        <Typography variant="body2" sx={{ mt: 0.5 }}>
          {text("gap", {
            ...{ gap: formatNumber(target.gap), target: percent(target.target) },
            day: formatDay(target.deadline, locale),
          })}
        </Typography>
      )}
    </Section>
  );
}
