import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useSearchParams } from "react-router-dom";
import { EmptyState } from "../../page/EmptyState.tsx";
import { Fault } from "../../page/Fault.tsx";
import { LinesSkeleton } from "../../page/Loading.tsx";
import { Page } from "../../page/Page.tsx";
import { useApi } from "../../providers/useApi.ts";
import { MatchCard } from "./MatchCard.tsx";
import { RedistributionTabs } from "./RedistributionTabs.tsx";
import type { Matches } from "./redistributionModel.ts";

const ASKED = ["equipmentId", "programId"];

/** Idle machines, each with the groups that wait for its kind, nearest first. */
export default function MatchesPage() {
  const translate = useTranslate();
  const [params] = useSearchParams();
  const query = new URLSearchParams([...params].filter(([key]) => ASKED.includes(key)));
  const { data, error, refetch } = useApi<Matches>(`redistributions/matches?${query}`);
  const text = (key: string, options = {}) => translate(`resources.redistributions.matches.${key}`, options);
  return (
    <Page title={text("title")} subtitle={text("help")}>
      <RedistributionTabs current="matches" />
      {error && !data && <Fault fault={error} retry={refetch} />}
      {!error && !data && <LinesSkeleton lines={6} />}
      {data?.machines.length === 0 && <EmptyState title={text("empty")} help={text("emptyHelp")} />}
      {data && data.machines.length < data.total && (
        <Typography variant="body2" sx={{ color: "text.secondary", mb: 1 }}>
          {text("shown", { shown: data.machines.length, total: data.total })}
        </Typography>
      )}
      <Box
        sx={{ display: "grid", gap: 2, gridTemplateColumns: { xs: "minmax(0,1fr)", lg: "repeat(2, minmax(0,1fr))" } }}
      >
        {data?.machines.map((match) => (
          <MatchCard key={match.id} match={match} />
        ))}
      </Box>
    </Page>
  );
}
