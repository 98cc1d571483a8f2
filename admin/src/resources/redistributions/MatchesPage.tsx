import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useSearchParams } from "react-router-dom";
import { RecordLink } from "../../list/RecordLink.tsx";
import { EmptyState } from "../../page/EmptyState.tsx";
import { Fault } from "../../page/Fault.tsx";
import { LinesSkeleton } from "../../page/Loading.tsx";
import { Page } from "../../page/Page.tsx";
import { Row, Rows } from "../../page/Rows.tsx";
import { Section } from "../../page/Section.tsx";
import { useApi } from "../../providers/useApi.ts";
import { machineName } from "../equipment/equipmentModel.ts";
import { MatchCard, MatchNote } from "./MatchCard.tsx";
import { RedistributionTabs } from "./RedistributionTabs.tsx";
import type { Match, Matches } from "./redistributionModel.ts";

const ASKED = ["equipmentId", "programId"];

/** Idle machines, each with the groups that wait for its kind, nearest first; then those that may not be given. */
export default function MatchesPage() {
  const translate = useTranslate();
  const [params] = useSearchParams();
  const query = new URLSearchParams([...params].filter(([key]) => ASKED.includes(key)));
  const { data, error, refetch } = useApi<Matches>(`redistributions/matches?${query}`);
  const text = (key: string, options = {}) => translate(`resources.redistributions.matches.${key}`, options);
  const free = data?.machines.filter(({ refusal }) => !refusal) ?? [];
  const refused = data?.machines.filter(({ refusal }) => refusal) ?? [];
  return (
    <Page title={text("title")} subtitle={text("help")}>
      <RedistributionTabs />
      {error && !data && <Fault fault={error} retry={refetch} />}
      {!error && !data && <LinesSkeleton lines={6} />}
      {data?.machines.length === 0 && <EmptyState title={text("empty")} help={text("emptyHelp")} />}
      {data && data.machines.length < data.total && (
        <Typography variant="body2" sx={{ color: "text.secondary", mb: 1 }}>
          {text("shown", { shown: data.machines.length, total: data.total })}
        </Typography>
      )}
      <Box
        sx={{
          display: "grid",
          gap: 2,
          alignItems: "start",
          gridTemplateColumns: { xs: "minmax(0,1fr)", lg: "repeat(2, minmax(0,1fr))" },
        }}
      >
        {free.map((match) => (
          <MatchCard key={match.id} match={match} />
        ))}
      </Box>
      {refused.length > 0 && (
        <Box sx={{ mt: 2 }}>
          <Section title={text("refused", { smart_count: refused.length })}>
            <Rows<Match> query={{ data: refused, isPending: false }} empty={{ title: text("empty") }}>
              {(match) => (
                <Row
                  title={
                    <RecordLink resource="equipment" id={match.id}>
                      {machineName(match)}
                    </RecordLink>
                  }
                  detail={match.refusal?.message}
                  note={<MatchNote match={match} />}
                />
              )}
            </Rows>
          </Section>
        </Box>
      )}
    </Page>
  );
}
