import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useGetList, useTranslate } from "react-admin";
import { Link as RouterLink } from "react-router-dom";
import { BandChip } from "../../fields/BandChip.tsx";
import { RefName } from "../../fields/RefName.tsx";
import { EnumText, Quiet } from "../../fields/text.tsx";
import { formatNumber } from "../../format/number.ts";
import { listUrl } from "../../list/listUrl.ts";
import { RecordLink } from "../../list/RecordLink.tsx";
import { Row, Rows } from "../../page/Rows.tsx";
import { Section } from "../../page/Section.tsx";
import { useApi } from "../../providers/useApi.ts";
import { useSession } from "../../providers/useSession.ts";
import { type Case, isLivingCase } from "../../resources/cases/caseModel.ts";
import { DueText } from "../../resources/cases/DueText.tsx";
import type { Door } from "../dashboardModel.ts";
import { AllLink } from "./AllLink.tsx";

/** The officer's own cases; elsewhere those past their due day; for an NGO those of its groups. */
const FILTERS = { officer: { mine: true }, ngo: { living: true } } as const;

export default function CasesPanel() {
  const translate = useTranslate();
  const { role } = useSession().user;
  const filter = role === "officer" || role === "ngo" ? FILTERS[role] : { late: true };
  const title = role === "officer" ? "mine" : role === "ngo" ? "living" : "late";
  const query = useGetList<Case>("cases", {
    filter,
    pagination: { page: 1, perPage: 5 },
    sort: { field: "dueOn", order: "ASC" },
  });
  return (
    <Section title={translate(`resources.cases.panel.${title}`)} action={<AllLink resource="cases" filter={filter} />}>
      <Rows<Case> query={query} empty={{ title: translate("resources.cases.panel.none") }}>
        {(one) => (
          <Row
            title={
              <RecordLink resource="cases" id={one.id}>
                <RefName resource="groups" id={one.groupId} plain />
              </RecordLink>
            }
            mark={<BandChip band={one.riskBand} overriddenUntil={one.overriddenUntil} />}
            note={
              <>
                <EnumText of="caseState" value={one.state} /> · {isLivingCase(one) && <DueText one={one} />}
              </>
            }
          />
        )}
      </Rows>
      <Causes />
    </Section>
  );
}

/** What stands behind the living cases: the longest bar first. */
function Causes() {
  const translate = useTranslate();
  const { data } = useApi<{ total: number; causes: Door[] }>("case-board/causes");
  const most = data?.causes[0]?.value;
  if (!data || !most) return null;
  return (
    <Box sx={{ mt: 2 }}>
      <Typography variant="h3">{translate("resources.cases.panel.causes")}</Typography>
      <Typography variant="caption" component="p">
        <Quiet>{translate("resources.cases.panel.causesNote", { smart_count: data.total })}</Quiet>
      </Typography>
      <Box component="ol" sx={{ listStyle: "none", m: 0, mt: 0.5, p: 0, display: "grid", gap: 0.5 }}>
        {data.causes.slice(0, 6).map(({ key, value, resource, filter }) => (
          <Box
            component="li"
            key={key}
            sx={{
              display: "grid",
              gridTemplateColumns: "minmax(0, 11em) minmax(0, 1fr) 2.5em",
              alignItems: "center",
              columnGap: 1,
              fontSize: "0.875rem",
            }}
          >
            <span>{translate(`enums.obstacle.${key}`)}</span>
            <Box
              aria-hidden
              sx={{ height: 10, borderRadius: 1, bgcolor: "primary.main", width: `${(100 * value) / most}%` }}
            />
            <Link component={RouterLink} to={listUrl(resource, filter)} sx={{ fontWeight: 600, textAlign: "right" }}>
              {formatNumber(value)}
            </Link>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
